-- no parameters
with way as (
  select source_id, bool_or(state in ('failing', 'blocked', 'unavailable')) as troubled,
    jsonb_agg(jsonb_build_object(
      'id', id, 'kind', kind, 'url', url, 'state', state, 'lastPolledAt', last_polled_at, 'lastSuccessAt', last_success_at,
      'nextPollAt', next_poll_at, 'problemCode', problem_code, 'problemDetail', problem_detail, 'intervalMinutes', interval_minutes,
      'failures', failures, 'givenUpAt', given_up_at)
      order by id) as ways
  from way_in where not retired group by source_id
), counted as (
  select source_id,
    count(*) filter (where outcome = 'waiting')::int as waiting,
    count(*) filter (where outcome = 'kept')::int as kept,
    count(*) filter (where outcome = 'unchanged')::int as unchanged,
    count(*) filter (where outcome = 'skipped')::int as skipped
  from link group by source_id
), reasons as (
  select source_id, jsonb_object_agg(skip_reason, n) as by_reason
  from (select source_id, skip_reason, count(*) as n from link where outcome = 'skipped' group by 1, 2) as each_reason
  group by source_id
), fresh as (
  select source_id,
    count(*) filter (where first_seen_at > now() - interval '24 hours')::int as day,
    count(*)::int as week
  from article where first_seen_at > now() - interval '7 days' group by source_id
)
select s.id, s.key, s.name, s.home_url as "homeUrl", s.country, s.languages, s.kind, s.enabled, s.fictional,
  coalesce(way.ways, '[]') as "waysIn",
  coalesce(fresh.day, 0) as "articles24h", coalesce(fresh.week, 0) as "articles7d",
  jsonb_build_object('waiting', coalesce(counted.waiting, 0), 'kept', coalesce(counted.kept, 0),
    'unchanged', coalesce(counted.unchanged, 0), 'skipped', coalesce(counted.skipped, 0)) as links,
  coalesce(reasons.by_reason, '{}') as "skippedBy", s.origin,
  case when v.source_id is null then null else jsonb_build_object('state', v.state, 'silentSince', v.silent_since, 'last24h', v.last_24h,
    'usual24h', v.usual_24h, 'last7d', v.last_7d, 'usual7d', v.usual_7d, 'weeks', v.weeks, 'checkedAt', v.checked_at) end as volume
from source s
left join way on way.source_id = s.id
left join counted on counted.source_id = s.id
left join reasons on reasons.source_id = s.id
left join fresh on fresh.source_id = s.id
left join source_volume v on v.source_id = s.id
order by coalesce(way.troubled, false) desc, s.enabled and coalesce(v.state in ('silent', 'low'), false) desc, s.name
