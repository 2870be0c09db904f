-- $1 hash of the token, $2 now, $3 minutes without use after which a session ends
select a.id, a.username, a.role, a.must_change_password as "mustChangePassword", s.id as "sessionId", s.how, s.proven_at as "provenAt",
  s.last_used_at < $2::timestamptz - interval '1 minute' as "wantsTouch",
  exists (select 1 from second_factor f where f.account_id = a.id and f.confirmed_at is not null)
    or exists (select 1 from passkey p where p.account_id = a.id) as "hasFactor"
from signed_in s join account a on a.id = s.account_id
where s.token_hash = $1 and s.expires_at > $2 and s.last_used_at > $2::timestamptz - make_interval(mins => $3) and a.enabled
