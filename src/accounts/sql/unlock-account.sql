-- $1 account
update account set failed_attempts = 0, locked_until = null where id = $1
