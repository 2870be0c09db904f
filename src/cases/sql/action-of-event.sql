-- $1 event
select action from audit_event where id = $1
