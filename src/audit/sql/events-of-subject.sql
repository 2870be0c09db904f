-- $1 subject
select * from (
  select e.id, e.at, a.username, e.action, e.detail
  from audit_event e left join account a on a.id = e.account_id
  where e.subject = $1 order by e.id desc limit 500
) latest order by id
