-- $1 hash of the token, $2 kind, $3 account or null, $4 memory, $5 end
insert into sign_in_step (token_hash, kind, account_id, memory, expires_at) values ($1, $2, $3, $4, $5)
