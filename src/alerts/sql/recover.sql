-- $1 claimed before this moment, $2 now, $3 channels where a second delivery of the same id is dropped by the other side
update alert_delivery set
  state = case when handed_over_at is null or channel = any($3::text[]) then 'waiting' else 'in-doubt' end,
  answer = case when handed_over_at is null then 'the process ended before anything was handed over' else 'handed over, and the process ended before the answer came' end,
  settled_at = case when handed_over_at is null or channel = any($3::text[]) then null else $2::timestamptz end,
  claim_token = null, claimed_at = null, next_try_at = $2
where state = 'sending' and claimed_at <= $1
returning id, state
