-- $1 limit
select l.id, l.source_id as "sourceId"
from link l join source s on s.id = l.source_id
where l.next_fetch_at <= now() and s.enabled
order by l.next_fetch_at, l.id
limit $1
