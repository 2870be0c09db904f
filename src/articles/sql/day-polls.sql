-- $1 from (day), $2 to (day, included), $3 source key or null. Polls are counted by the day in UTC.
select to_char(p.day, 'YYYY-MM-DD') as day, sum(p.polls)::int as polls, sum(p.refused)::int as refused, count(*)::int as sources
from poll_day p join source s on s.id = p.source_id
where p.day between $1::date and $2::date and ($3::text is null or s.key = $3)
group by 1
