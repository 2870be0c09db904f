-- $1 webhook, $2 now; gives the id of the delivery
with made as (insert into webhook_event (kind, content, at) values ('test', '{"test": true}', $2) returning id)
insert into webhook_delivery (webhook_id, event_id, next_try_at) select $1, made.id, $2 from made returning id
