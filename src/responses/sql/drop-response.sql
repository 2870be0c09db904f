-- $1 response, $2 now
update response set dropped_at = $2 where id = $1
