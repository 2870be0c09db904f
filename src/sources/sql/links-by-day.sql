-- $1 source_id, $2 time zone, $3 days, $4 now: links found and articles kept on each of the last days of the office's calendar, oldest first
with days as (
  select (($4::timestamptz at time zone $2)::date - back) as day from generate_series(0, $3::int - 1) as back
), counted as (
  select (found_at at time zone $2)::date as day, count(*)::int as links, count(*) filter (where outcome in ('kept', 'unchanged'))::int as kept
  from link where source_id = $1 and found_at > $4::timestamptz - make_interval(days => $3::int + 1)
  group by 1
)
select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(links, 0) as links, coalesce(kept, 0) as kept
from days left join counted using (day) order by 1
