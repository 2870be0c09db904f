-- $1 user name
select id, username, role, must_change_password as "mustChangePassword", password_hash as "passwordHash", enabled,
  failed_attempts as "failedAttempts", locked_until as "lockedUntil"
from account where username = $1
