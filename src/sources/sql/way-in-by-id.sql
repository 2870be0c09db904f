-- $1 id
select id, source_id as "sourceId", kind, url, link_pattern as "linkPattern", state, etag, last_modified as "lastModified"
from way_in where id = $1
