-- $1 known channels, $2 now
update alert_delivery set state = 'failed', settled_at = $2, answer = 'this channel is no longer configured'
where state in ('waiting', 'held') and not channel = any($1::text[])
