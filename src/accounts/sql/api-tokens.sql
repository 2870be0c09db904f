select id, name, created_at as "createdAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt" from api_token order by id
