select t.id, t.name, t.created_at as "createdAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt", t.scopes, a.username, t.role, t.expires_at as "expiresAt"
from api_token t left join account a on a.id = t.account_id order by t.id
