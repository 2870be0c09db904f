-- $1 account, $2 sealed secret, $3 now; a confirmed one stays as it is
insert into second_factor (account_id, sealed_secret, created_at) values ($1, $2, $3)
on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, last_step = 0
where second_factor.confirmed_at is null
returning account_id as "accountId"
