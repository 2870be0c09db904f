-- $1 hash of the token, $2 kind, $3 now
delete from sign_in_step where token_hash = $1 and kind = $2 and expires_at > $3 returning account_id as "accountId", memory
