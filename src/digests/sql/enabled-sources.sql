-- no parameters; the worst way in of a source speaks for it
with worst as (
  select distinct on (source_id) source_id, state, problem_code, problem_detail, url
  from way_in where not retired
  order by source_id, array_position(array['blocked', 'failing', 'unavailable', 'new', 'ok'], state), id
), success as (
  select source_id, max(last_success_at) as at from way_in where not retired group by source_id
)
select s.id, s.name, s.country, w.state, w.problem_code as problem, w.problem_detail as detail, w.url, success.at as "lastSuccessAt"
from source s
left join worst w on w.source_id = s.id
left join success on success.source_id = s.id
where s.enabled
order by s.name, s.id
