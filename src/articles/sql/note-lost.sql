-- $1 id, $2 detail
update link set detail = $2, next_fetch_at = null, fetched_at = now() where id = $1
