-- $1 first day, $2 last day, $3 time zone of the office
select outcome, skip_reason as reason, count(*)::int as count
from link
where found_at >= ($1::date)::timestamp at time zone $3 and found_at < ($2::date + 1)::timestamp at time zone $3
group by 1, 2
order by 1, 3 desc, 2
