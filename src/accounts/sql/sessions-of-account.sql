-- $1 account, $2 now, $3 minutes without use after which a session ends
select id, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt", how, browser
from signed_in where account_id = $1 and expires_at > $2 and last_used_at > $2::timestamptz - make_interval(mins => $3)
order by last_used_at desc, id desc
