-- $1 case, $2 level, $3 assess by, $4 answer by, $5 now; a closed case comes back as new, one set aside or read shows again
with unread as (delete from case_read where case_id = $1)
update case_file set level = $2, assess_by = $3, answer_by = $4,
  state = case when state = 'closed' then 'new' else state end,
  assignee_id = case when state = 'closed' then null else assignee_id end,
  close_reason = null, closed_at = null, set_aside_until = null,
  changed_at = greatest($5::timestamptz, changed_at + interval '1 microsecond')
where id = $1
