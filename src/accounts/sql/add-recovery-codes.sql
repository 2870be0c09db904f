-- $1 account, $2 hashes
insert into recovery_code (account_id, code_hash) select $1, unnest($2::text[])
