-- $1 account
select id, credential_id as "credentialId", transports, name, created_at as "createdAt", last_used_at as "lastUsedAt" from passkey where account_id = $1 order by id
