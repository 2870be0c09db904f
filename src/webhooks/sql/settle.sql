-- $1 id, $2 token, $3 state, $4 answer, $5 now, $6 next_try_at
update webhook_delivery set state = $3, answer = $4, settled_at = case when $3 = 'waiting' then null else $5::timestamptz end, next_try_at = $6, claim_token = null, claimed_at = null
where id = $1 and claim_token = $2
