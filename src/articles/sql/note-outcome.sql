-- $1 id, $2 outcome, $3 skip_reason, $4 detail, $5 next_fetch_at, $6 etag, $7 last_modified
update link
set outcome = $2, skip_reason = $3, detail = $4, next_fetch_at = $5, fetched_at = now(), attempts = 0,
    etag = coalesce($6, etag), last_modified = coalesce($7, last_modified)
where id = $1
