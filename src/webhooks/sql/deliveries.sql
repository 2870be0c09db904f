-- $1 webhook, $2 sequence to go on before or null, $3 how many; newest first
select d.id, d.state, d.attempts, d.next_try_at as "nextTryAt", d.settled_at as "settledAt", d.answer, e.id as sequence, e.kind as event, e.content as data, e.at
from webhook_delivery d join webhook_event e on e.id = d.event_id
where d.webhook_id = $1 and ($2::integer is null or e.id < $2)
order by e.id desc limit $3
