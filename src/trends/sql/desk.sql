-- $1 from, $2 before; cases opened in the period and how soon somebody took them and closed them, in hours
with opened as (
  select c.id, c.level, c.opened_at, c.closed_at, c.close_reason, c.assess_by, c.answer_by,
    first_taken_at(c.id) as taken_at
  from case_file c
  where c.opened_at >= $1 and c.opened_at < $2
)
select level, count(*)::integer as opened, count(taken_at)::integer as taken, count(closed_at)::integer as closed,
  percentile_cont(0.5) within group (order by extract(epoch from taken_at - opened_at) / 3600)::real as "hoursToTake",
  percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at) / 3600)::real as "hoursToClose",
  count(*) filter (where assess_by is not null and coalesce(taken_at, now()) > assess_by)::integer as "assessedLate"
from opened group by level order by level
