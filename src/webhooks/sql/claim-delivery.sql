-- $1 webhook, $2 now; the oldest event first
update webhook_delivery d set state = 'sending', attempts = attempts + 1, claim_token = gen_random_uuid(), claimed_at = $2, handed_over_at = null
from webhook_event e
where e.id = d.event_id and d.id = (
  select id from webhook_delivery where webhook_id = $1 and state = 'waiting' and next_try_at <= $2 order by event_id limit 1 for update skip locked)
returning d.id, d.claim_token as token, d.attempts, e.id as sequence, e.kind, e.content, e.at
