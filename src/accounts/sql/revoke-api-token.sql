-- $1 name, $2 now
update api_token set revoked_at = $2 where name = $1 and revoked_at is null returning id
