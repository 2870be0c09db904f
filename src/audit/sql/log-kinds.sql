-- no parameters; every action that the log has
with recursive kind (action) as (
  (select min(action) from audit_event)
  union all
  select (select min(action) from audit_event where action > kind.action) from kind where kind.action is not null
)
select action from kind where action is not null
