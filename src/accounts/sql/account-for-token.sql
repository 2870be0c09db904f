-- $1 user name
select id, role from account where username = $1 and enabled
