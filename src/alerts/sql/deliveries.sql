-- $1 most, $2 states
select d.id, d.channel, d.state, d.held_for as "heldFor", d.attempts, d.next_try_at as "nextTryAt", d.settled_at as "settledAt", d.answer,
  d.created_at as "createdAt", a.id as "alertId", a.kind, a.level, a.content, a.raised_at as "raisedAt", a.story_id as "storyId",
  coalesce(a.case_id, (select cf.id from case_file cf where cf.story_id = a.story_id)) as "caseId",
  (select count(*)::int from alert_flag x where x.alert_id = a.id and x.folded) as folded
from alert_delivery d join alert a on a.id = d.alert_id
where d.state = any($2::text[])
order by d.created_at desc, d.id limit $1
