-- no parameters; one row an outlet that was ever sent a request, over all of its requests
with request as (
  select ar.source_id,
    (select min(on_day) from correction_entry e where e.response_id = r.id and e.kind = 'sent') as sent_on,
    (select min(on_day) from correction_entry e where e.response_id = r.id and e.kind = 'answer') as answered_on,
    (select e.outcome from correction_entry e where e.response_id = r.id and e.kind = 'outcome' order by e.id desc limit 1) as outcome,
    (select e.on_day from correction_entry e where e.response_id = r.id and e.kind = 'outcome' order by e.id desc limit 1) as outcome_on
  from response r
  join claim k on k.id = r.claim_id
  join revision v on v.id = k.revision_id
  join article ar on ar.id = v.article_id
  where r.kind = 'correction-request' and r.released_at is not null
)
select o.id as "sourceId", o.name as outlet, o.country::text as country, count(*)::integer as sent, count(answered_on)::integer as answered, count(outcome)::integer as decided,
  count(*) filter (where outcome = 'corrected')::integer as corrected, count(*) filter (where outcome = 'partly-corrected')::integer as "partlyCorrected",
  count(*) filter (where outcome = 'unchanged')::integer as unchanged, count(*) filter (where outcome = 'withdrawn')::integer as withdrawn,
  percentile_cont(0.5) within group (order by outcome_on - sent_on) filter (where outcome in ('corrected', 'partly-corrected'))::real as "medianDays"
from request join source o on o.id = request.source_id
where sent_on is not null
group by o.id, o.name, o.country
order by sent desc, o.name
