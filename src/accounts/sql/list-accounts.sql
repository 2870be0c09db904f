-- $1 now, $2 minutes without use after which a session ends
select a.id, a.username, a.role, a.enabled, a.must_change_password as "mustChangePassword", a.locked_until as "lockedUntil", a.created_at as "createdAt",
  a.password_hash is not null as "hasPassword", a.provider_name as "providerName", a.provider_subject is not null as "tiedToProvider",
  exists (select 1 from second_factor f where f.account_id = a.id and f.confirmed_at is not null) as "hasCode",
  (select count(*)::int from passkey p where p.account_id = a.id) as passkeys,
  (select count(*)::int from signed_in s where s.account_id = a.id and s.expires_at > $1 and s.last_used_at > $1::timestamptz - make_interval(mins => $2)) as sessions,
  (select max(s.last_used_at) from signed_in s where s.account_id = a.id) as "lastUsedAt"
from account a order by a.username
