-- $1 session, $2 now
update signed_in set last_used_at = $2 where id = $1
