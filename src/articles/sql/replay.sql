-- $1 source key, or null for all: what was put aside is tried again as if for the first time
delete from step_failure f
where f.quarantined_at is not null
  and ($1::text is null or exists (
    select 1 from source s
    left join article a on f.step = 'understand' and a.id = f.subject_id
    left join link l on f.step = 'take-in' and l.id = f.subject_id
    where s.key = $1 and s.id = coalesce(a.source_id, l.source_id)))
