-- $1 hash of the token, $2 now
select id, role, expires_at as "expiresAt" from invitation where token_hash = $1 and used_at is null and withdrawn_at is null and expires_at > $2
