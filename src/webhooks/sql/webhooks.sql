-- $1 id or null; with the fate of the last seven days
select w.id, w.name, w.url, w.events, w.enabled, w.version, w.created_at as "createdAt", w.changed_at as "changedAt",
  (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state in ('waiting', 'sending'))::integer as waiting,
  (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'sent' and d.settled_at > now() - interval '7 days')::integer as sent7d,
  (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'failed' and d.settled_at > now() - interval '7 days')::integer as failed7d
from webhook w where $1::integer is null or w.id = $1 order by w.id
