-- $1 now, $2 how many; sources that were asked in the last minute or have links that wait, the busiest first
with waiting as (
  select source_id, count(*)::integer as n from link where outcome = 'waiting' and next_fetch_at <= $1 group by source_id
), fetched as (
  select source_id, count(*)::integer as n, max(fetched_at) as last from link where fetched_at > $1::timestamptz - interval '1 minute' and fetched_at <= $1 group by source_id
)
select o.key, o.name, o.home_url as "homeUrl", coalesce(w.n, 0) as waiting, coalesce(f.n, 0) as "fetchedLastMinute"
from waiting w full join fetched f on f.source_id = w.source_id join source o on o.id = coalesce(w.source_id, f.source_id)
order by coalesce(f.n, 0) desc, coalesce(w.n, 0) desc, o.key limit $2
