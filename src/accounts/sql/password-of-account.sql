-- $1 account
select password_hash as "passwordHash" from account where id = $1
