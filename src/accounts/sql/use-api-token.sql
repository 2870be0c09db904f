-- $1 hash, $2 now; noted at most once a minute
with found as (
  select t.id, t.name, t.last_used_at, t.scopes, t.role as cap, a.id as account_id, a.username, a.role
  from api_token t left join account a on a.id = t.account_id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2) and (t.account_id is null or a.enabled)),
used as (update api_token set last_used_at = $2 from found where api_token.id = found.id and (found.last_used_at is null or found.last_used_at < $2::timestamptz - interval '1 minute'))
select id, name, scopes, cap, account_id as "accountId", username, role from found
