-- $1 now, $2 days to look back. One row for each source and each day counted back from now (0: the last 24 hours) on which links were found.
select source_id as "sourceId", floor(extract(epoch from $1::timestamptz - found_at) / 86400)::int as back, count(*)::int as links
from link
where found_at > $1::timestamptz - make_interval(days => $2::int) and found_at <= $1::timestamptz
group by 1, 2
