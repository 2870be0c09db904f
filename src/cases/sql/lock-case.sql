-- $1 case; moments as text, since one of them may be "infinity"
select id, state, assignee_id as "assigneeId", check_by::text as "checkBy", close_reason as "closeReason", closed_at::text as "closedAt",
  set_aside_until::text as "setAsideUntil", (extract(epoch from changed_at) * 1000000)::bigint as version
from case_file where id = $1 for update
