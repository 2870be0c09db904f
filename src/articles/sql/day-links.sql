-- $1 from (day), $2 to (day, included), $3 time zone, $4 source key or null. Every link found on those days in exactly one row.
select to_char((l.found_at at time zone $3)::date, 'YYYY-MM-DD') as day,
  case when l.outcome = 'waiting' and f.subject_id is not null then 'quarantined' else l.outcome end as outcome,
  l.skip_reason as reason, count(*)::int as count
from link l
join source s on s.id = l.source_id
left join step_failure f on f.step = 'take-in' and f.subject_id = l.id and f.quarantined_at is not null
where l.found_at >= ($1::date)::timestamp at time zone $3 and l.found_at < ($2::date + 1)::timestamp at time zone $3
  and ($4::text is null or s.key = $4)
group by 1, 2, 3
order by 1 desc, 2, 4 desc, 3
