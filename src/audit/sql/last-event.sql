-- no parameters
select id, hash from audit_event order by id desc limit 1
