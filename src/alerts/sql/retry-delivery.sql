-- $1 id, $2 now
update alert_delivery set state = 'waiting', next_try_at = $2, settled_at = null, attempts = 0
where id = $1 and state in ('failed', 'in-doubt', 'held', 'waiting')
returning id
