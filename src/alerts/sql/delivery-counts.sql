-- $1 since
select channel, state, count(*)::int as count, max(settled_at) as "lastAt" from alert_delivery where created_at >= $1 or state in ('waiting', 'held', 'sending', 'in-doubt')
group by channel, state order by channel, state
