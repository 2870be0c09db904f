-- $1 ids, $2 state, $3 next_try_at, $4 summary_id
update alert_delivery set state = $2, next_try_at = $3, summary_id = $4, settled_at = case when $2 = 'summarised' then $3::timestamptz end
where id = any($1::uuid[]) and state = 'held'
