-- $1 case, $2 state, $3 assignee, $4 reason of closing, $5 moment of closing, $6 now, $7 until when somebody looks after the answer,
-- $8 until when it is set aside
update case_file set state = $2, assignee_id = $3, close_reason = $4, closed_at = $5, check_by = $7, set_aside_until = $8,
  released_at = case when $2 = 'released' then $6 else released_at end,
  changed_at = greatest($6::timestamptz, changed_at + interval '1 microsecond')
where id = $1
returning (extract(epoch from changed_at) * 1000000)::bigint as version
