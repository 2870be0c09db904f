-- $1 user name
select id, username, role, enabled from account where username = $1
