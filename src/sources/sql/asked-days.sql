-- $1 now, $2 days to look back: the days (UTC) on which each source was asked
select source_id as "sourceId", array_agg(to_char(day, 'YYYY-MM-DD')) as days
from poll_day
where day >= (($1::timestamptz - make_interval(days => $2::int + 1)) at time zone 'UTC')::date and polls > 0
group by 1
