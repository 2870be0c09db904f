-- $1 now
select w.id, w.name, w.url, w.sealed_secret as "sealedSecret" from webhook w
where w.enabled and exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting' and d.next_try_at <= $1)
order by w.id
