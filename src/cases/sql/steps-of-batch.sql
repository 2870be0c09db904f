-- $1 account, $2 batch; newest first
select id, case_id as "caseId", claim_id as "claimId", event_id as "eventId", first_event_id as "firstEventId", step, at, before, undone_at as "undoneAt"
from undoable_step where account_id = $1 and batch = $2 order by id desc
