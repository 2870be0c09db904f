-- $1 session, $2 now
update signed_in set proven_at = $2 where id = $1
