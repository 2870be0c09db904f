-- $1 id, $2 token, $3 now
update webhook_delivery set handed_over_at = $3 where id = $1 and claim_token = $2
