-- $1 moment
delete from webhook_event e where e.at < $1 and not exists (select 1 from webhook_delivery d where d.event_id = e.id)
