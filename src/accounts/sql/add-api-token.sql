-- $1 name, $2 hash, $3 account or null
insert into api_token (name, token_hash, created_by) values ($1, $2, $3) on conflict do nothing returning id
