-- $1 user name
select id, username from account where username = $1
