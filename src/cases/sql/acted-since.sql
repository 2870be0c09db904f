-- $1 case, $2 event, $3 account; what this person only said, undid, or had undone is no act
select exists (
  select 1 from audit_event e
  where e.subject = 'case:' || $1::integer and e.id > $2
      and not (e.account_id is not distinct from $3 and (e.action in ('case.commented', 'case.undone')
        or exists (select 1 from undoable_step own where own.case_id = $1 and e.id between own.first_event_id and own.event_id and own.undone_at is not null)))
) as acted
