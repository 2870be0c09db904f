-- $1 now; sources from which nothing comes: enabled, and no way in works, or the volume fell silent, or a young source never brought an article
with way as (
  select distinct on (source_id) source_id, state, problem_code, problem_detail, url,
    bool_or(state in ('new', 'ok')) over (partition by source_id) as works,
    bool_and(state = 'new') over (partition by source_id) as unread,
    max(last_success_at) over (partition by source_id) as success_at
  from way_in where not retired
  order by source_id, array_position(array['blocked', 'failing', 'unavailable', 'new', 'ok'], state), id
)
select s.id, s.key, s.name, s.country, standing.state,
  case when standing.state in ('silent', 'new') then null else w.problem_code end as problem,
  case when standing.state in ('silent', 'new') then null else w.problem_detail end as detail,
  w.url, w.success_at as "lastSuccessAt", v.silent_since as "silentSince"
from source s
join way w on w.source_id = s.id
left join source_volume v on v.source_id = s.id
cross join lateral (select case
  when not w.works then w.state
  when w.unread and s.created_at < $1::timestamptz - interval '1 day' then 'new'
  when v.state = 'silent' then 'silent'
  when coalesce(v.state, 'unknown') = 'unknown' and w.success_at is not null
    and not exists (select 1 from link l where l.source_id = s.id and l.outcome = 'waiting')
    and not exists (select 1 from article a where a.source_id = s.id and a.first_seen_at > $1::timestamptz - interval '7 days') then 'silent'
  end as state) as standing
where s.enabled and standing.state is not null
order by s.name, s.id
