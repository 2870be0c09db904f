-- $1 hash of the token, $2 now
select a.id, a.username, a.role, a.must_change_password as "mustChangePassword"
from signed_in s join account a on a.id = s.account_id
where s.token_hash = $1 and s.expires_at > $2 and a.enabled
