-- $1 id, $2 version that was seen, $3 name, $4 url, $5 events, $6 enabled, $7 now
update webhook set name = $3, url = $4, events = $5, enabled = $6, changed_at = $7, version = version + 1 where id = $1 and version = $2 returning version
