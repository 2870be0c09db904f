-- no parameters
select id, username, role, enabled, must_change_password as "mustChangePassword", locked_until as "lockedUntil" from account order by username
