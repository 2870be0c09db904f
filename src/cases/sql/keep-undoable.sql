-- $1 batch, $2 account, $3 case, $4 claim or null, $5 event, $6 step, $7 now, $8 what was before, $9 first event; yesterday's are of no use any more
with old as (delete from undoable_step where account_id = $2 and at < $7::timestamptz - interval '1 day')
insert into undoable_step (batch, account_id, case_id, claim_id, event_id, step, at, before, first_event_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
