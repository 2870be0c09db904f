-- $1 account, $2 attempts before the lock, $3 minutes of the lock, $4 now
update account set
  failed_attempts = case when failed_attempts + 1 >= $2 then 0 else failed_attempts + 1 end,
  locked_until = case when failed_attempts + 1 >= $2 then $4::timestamptz + make_interval(mins => $3) else locked_until end
where id = $1
returning failed_attempts = 0 as locked
