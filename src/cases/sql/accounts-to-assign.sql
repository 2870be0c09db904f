-- no parameters
select username, role from account where enabled order by username
