-- $1 now, $2 minutes; articles fetched in each of the last minutes, oldest first
select coalesce(counted.n, 0)::integer as n
from generate_series($2::integer - 1, 0, -1) as ago
left join (
  select floor(extract(epoch from $1::timestamptz - fetched_at) / 60)::integer as ago, count(*) as n
  from link where fetched_at > $1::timestamptz - make_interval(mins => $2::integer) and fetched_at <= $1 group by 1
) counted using (ago) order by ago desc
