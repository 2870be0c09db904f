-- $1 hash of the token, $2 kind, $3 now
select account_id as "accountId", memory from sign_in_step where token_hash = $1 and kind = $2 and expires_at > $3
