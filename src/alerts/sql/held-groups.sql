-- $1 now
select a.rule_id as "ruleId", d.channel, array_agg(d.id order by d.created_at) as ids,
  jsonb_agg(jsonb_build_object('alertId', a.id, 'level', a.level, 'raisedAt', a.raised_at, 'content', a.content) order by d.created_at) as alerts
from alert_delivery d join alert a on a.id = d.alert_id
where d.state = 'held'
group by a.rule_id, d.channel
having min(d.next_try_at) <= $1
