-- $1 claimed before this moment, $2 now; the receiver drops an id that it knows, so handing over again is safe
update webhook_delivery set state = 'waiting', claim_token = null, claimed_at = null, next_try_at = $2,
  answer = case when handed_over_at is null then 'the process ended before anything was handed over' else 'handed over, and the process ended before the answer came' end
where state = 'sending' and claimed_at <= $1
