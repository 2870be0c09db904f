-- $1 hash of the token, $2 account, $3 now, $4 end
insert into signed_in (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)
