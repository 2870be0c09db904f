-- $1 source or null; released correction requests, newest first, each with where it stands
select r.id, r.case_id as "caseId", c.number as "caseNumber", r.track, n.title, n.title_vi as "titleVi", r.language, r.released_at as "releasedAt", o.id as "sourceId", o.name as outlet, o.country::text as country,
  av.title as "articleTitle", ar.url, av.id as "revisionId",
  (select min(on_day)::text from correction_entry e where e.response_id = r.id and e.kind = 'sent') as "sentOn",
  (select count(*)::integer from correction_entry e where e.response_id = r.id and e.kind = 'reminder') as reminders,
  (select e.answer from correction_entry e where e.response_id = r.id and e.kind = 'answer' order by e.id desc limit 1) as answer,
  (select e.on_day::text from correction_entry e where e.response_id = r.id and e.kind = 'answer' order by e.id limit 1) as "answeredOn",
  (select e.outcome from correction_entry e where e.response_id = r.id and e.kind = 'outcome' order by e.id desc limit 1) as outcome,
  (select e.on_day::text from correction_entry e where e.response_id = r.id and e.kind = 'outcome' order by e.id desc limit 1) as "outcomeOn"
from response r
join case_file c on c.id = r.case_id
join response_revision n on n.id = r.released_revision_id
join claim k on k.id = r.claim_id
join revision av on av.id = k.revision_id
join article ar on ar.id = av.article_id
join source o on o.id = ar.source_id
where r.kind = 'correction-request' and r.released_at is not null and ($1::integer is null or o.id = $1)
order by r.released_at desc, r.id desc
limit 500
