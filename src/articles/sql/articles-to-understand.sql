-- $1 limit
select a.id
from article a
where a.understood_revision_id is distinct from a.latest_revision_id
  and not exists (
    select 1 from step_failure f
    where f.step = 'understand' and f.subject_id = a.id and (f.quarantined_at is not null or f.next_try_at > now()))
order by a.id
limit $1
