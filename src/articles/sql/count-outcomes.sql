-- $1 since, or null for all time
select outcome, skip_reason as reason, count(*)::int as count
from link
where $1::timestamptz is null or found_at >= $1
group by 1, 2
order by 1, 3 desc, 2
