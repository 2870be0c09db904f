-- $1 account, $2 the earliest moment; the newest press of a button that is not undone, and on how many of its cases nobody has acted since
with last as (
  select batch from undoable_step where account_id = $1 and undone_at is null and at >= $2 order by id desc limit 1
)
select s.batch, min(s.step) as step, min(s.at) as at, count(*)::integer as cases, min(c.number) as number, min(s.case_id) as "caseId",
  count(*) filter (where not exists (
    select 1 from audit_event e
    where e.subject = 'case:' || s.case_id and e.id > s.event_id
      and not (e.account_id is not distinct from s.account_id and (e.action in ('case.commented', 'case.undone')
        or exists (select 1 from undoable_step own where own.case_id = s.case_id and e.id between own.first_event_id and own.event_id and own.undone_at is not null)))))::integer as free
from undoable_step s
join last on last.batch = s.batch
join case_file c on c.id = s.case_id
where s.account_id = $1 and s.undone_at is null
group by s.batch
