-- $1 hash, $2 now; noted at most once a minute
with found as (select id, name, last_used_at from api_token where token_hash = $1 and revoked_at is null),
used as (update api_token set last_used_at = $2 from found where api_token.id = found.id and (found.last_used_at is null or found.last_used_at < $2::timestamptz - interval '1 minute'))
select id, name from found
