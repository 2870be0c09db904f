-- $1 id, $2 detail, $3 next_fetch_at
update link set detail = $2, next_fetch_at = $3, fetched_at = now(), attempts = attempts + 1 where id = $1
