-- $1 limit, $2 all: also those that are not due
select w.id, w.source_id as "sourceId"
from way_in w join source s on s.id = w.source_id
where s.enabled and not w.retired and ($2 or w.next_poll_at <= now())
order by w.next_poll_at, w.id
limit $1
