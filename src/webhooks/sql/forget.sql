-- $1 moment; deliveries that were settled before, and events of which none is left
with gone as (delete from webhook_delivery where settled_at < $1 returning event_id)
select count(*)::integer as count from gone
