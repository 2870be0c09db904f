-- $1 id, $2 detail, $3 next_fetch_at; outcome and validators stay those of the article that was kept
update link set detail = $2, next_fetch_at = $3, fetched_at = now(), attempts = 0 where id = $1
