-- $1 first day, $2 last day, $3 time zone of the office; the worst way in of a source speaks for it
with worst as (
  select distinct on (source_id) source_id, state, problem_code, problem_detail, url
  from way_in where not retired
  order by source_id, array_position(array['blocked', 'failing', 'unavailable', 'new', 'ok'], state), id
), success as (
  select source_id, max(last_success_at) as at from way_in where not retired group by source_id
), brought as (
  select a.source_id, count(*)::int as articles
  from article a join revision r on r.id = a.latest_revision_id
  where coalesce(r.published_at, a.first_seen_at) >= ($1::date)::timestamp at time zone $3
    and coalesce(r.published_at, a.first_seen_at) < ($2::date + 1)::timestamp at time zone $3
  group by a.source_id
)
select s.name, s.country, w.state, w.problem_code as problem, w.problem_detail as detail, w.url,
  success.at as "lastSuccessAt", coalesce(b.articles, 0) as articles
from source s
left join worst w on w.source_id = s.id
left join success on success.source_id = s.id
left join brought b on b.source_id = s.id
where s.enabled
order by s.name
