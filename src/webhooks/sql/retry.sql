-- $1 id, $2 now
update webhook_delivery set state = 'waiting', attempts = 0, next_try_at = $2, settled_at = null where id = $1 and state in ('waiting', 'failed', 'sent') returning id, webhook_id as "webhookId"
