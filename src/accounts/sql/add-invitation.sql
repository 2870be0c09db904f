-- $1 hash of the token, $2 role, $3 note, $4 inviter or null, $5 now, $6 end
insert into invitation (token_hash, role, note, invited_by, invited_at, expires_at) values ($1, $2, $3, $4, $5, $6) returning id
