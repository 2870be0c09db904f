-- $1 now, $2 time zone of the office; the last fourteen days, also those without an article
with day as (
  select generate_series(($1::timestamptz at time zone $2)::date - 13, ($1::timestamptz at time zone $2)::date, interval '1 day')::date as day
), counted as (
  select (published_at at time zone $2)::date as day, sentiment, count(*) as n
  from search_document
  where published_at >= $1::timestamptz - interval '15 days' and about = 'province'
  group by 1, 2
)
select day.day::text as day,
  coalesce(sum(n) filter (where sentiment = 'negative'), 0)::integer as negative,
  coalesce(sum(n) filter (where sentiment = 'neutral'), 0)::integer as neutral,
  coalesce(sum(n) filter (where sentiment = 'positive'), 0)::integer as positive,
  coalesce(sum(n) filter (where counted.day is not null and sentiment is null), 0)::integer as "notScored"
from day left join counted on counted.day = day.day
group by day.day order by day.day
