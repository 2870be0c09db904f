-- $1 rule_id, $2 channel, $3 now
select count(*)::int as count, min(d.created_at) as oldest
from alert_delivery d join alert a on a.id = d.alert_id
where a.rule_id = $1 and d.channel = $2 and d.created_at > $3::timestamptz - interval '1 hour'
  and d.state in ('waiting', 'sending', 'sent', 'in-doubt', 'failed') and a.kind <> 'summary'
