-- $1 channel, $2 now
update alert_delivery d set state = 'sending', attempts = attempts + 1, claim_token = gen_random_uuid(), claimed_at = $2, handed_over_at = null
from alert a
where a.id = d.alert_id and d.id = (
  select id from alert_delivery where channel = $1 and state = 'waiting' and next_try_at <= $2 order by created_at, id limit 1 for update skip locked)
returning d.id, d.claim_token as token, d.attempts, a.id as "alertId", a.kind, a.level, a.content, a.raised_at as "raisedAt"
