-- $1 name, $2 hash, $3 account that adds it or null, $4 account it acts for or null, $5 scopes, $6 role at most or null, $7 expires or null
insert into api_token (name, token_hash, created_by, account_id, scopes, role, expires_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id
