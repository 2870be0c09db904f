-- $1 limit, $2 source key or null; what has been put aside, newest first
select f.step, f.subject_id as "subjectId", f.attempts, f.reason, f.first_failed_at as "firstFailedAt", f.quarantined_at as "quarantinedAt",
  s.id as "sourceId", s.key as "sourceKey", s.name as "sourceName", coalesce(a.url, l.url) as url, a.id as "articleId", r.title
from step_failure f
left join article a on f.step = 'understand' and a.id = f.subject_id
left join revision r on r.id = a.latest_revision_id
left join link l on f.step = 'take-in' and l.id = f.subject_id
join source s on s.id = coalesce(a.source_id, l.source_id)
where f.quarantined_at is not null and ($2::text is null or s.key = $2)
order by f.quarantined_at desc, f.step, f.subject_id
limit $1
