-- $1 user name
select id, username, role, must_change_password as "mustChangePassword", password_hash as "passwordHash", enabled,
  failed_attempts as "failedAttempts", locked_until as "lockedUntil",
  exists (select 1 from second_factor f where f.account_id = account.id and f.confirmed_at is not null) as "hasCode",
  exists (select 1 from passkey p where p.account_id = account.id) as "hasPasskey"
from account where username = $1
