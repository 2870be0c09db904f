-- $1 limit
select l.id, l.source_id as "sourceId"
from link l join source s on s.id = l.source_id
where l.next_fetch_at <= now() and s.enabled
  and not exists (
    select 1 from step_failure f
    where f.step = 'take-in' and f.subject_id = l.id and (f.quarantined_at is not null or f.next_try_at > now()))
order by l.next_fetch_at, l.id
limit $1
