-- $1 after id, $2 up to id, $3 released from, $4 released before, $5 released or noted since
select r.id, c.number as "case", o.name as outlet, o.key as source, o.country::text as country, r.track, r.language, r.claim_id as claim, k.register_id as register, a.id as article, a.url,
  n.sha256::text as "textSha256", r.released_at as "releasedAt", e."sentOn", e.reminders, e.answer, e."answeredOn", e.outcome, e."outcomeOn"
from response r
join case_file c on c.id = r.case_id
join response_revision n on n.id = r.released_revision_id
join claim k on k.id = r.claim_id
join revision v on v.id = k.revision_id
join article a on a.id = v.article_id
join source o on o.id = a.source_id
cross join lateral (
  select (min(x.on_day) filter (where x.kind = 'sent'))::text as "sentOn", (count(*) filter (where x.kind = 'reminder'))::integer as reminders,
    (array_agg(x.answer order by x.id desc) filter (where x.kind = 'answer'))[1] as answer, (array_agg(x.on_day order by x.id) filter (where x.kind = 'answer'))[1]::text as "answeredOn",
    (array_agg(x.outcome order by x.id desc) filter (where x.kind = 'outcome'))[1] as outcome, (array_agg(x.on_day order by x.id desc) filter (where x.kind = 'outcome'))[1]::text as "outcomeOn",
    max(x.noted_at) as noted_at
  from correction_entry x where x.response_id = r.id
) e
where r.id > $1 and r.id <= $2 and r.kind = 'correction-request' and r.released_at is not null
  and ($3::timestamptz is null or r.released_at >= $3) and ($4::timestamptz is null or r.released_at < $4)
  and ($5::timestamptz is null or greatest(r.released_at, e.noted_at) >= $5)
order by r.id
