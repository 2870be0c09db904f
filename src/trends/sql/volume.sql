-- $1 from, $2 before, $3 time zone, $4 'day' or 'week', $5 about or null; every bucket of the period, also those without an article
with bucket as (
  select generate_series(date_trunc($4, $1::timestamptz at time zone $3), ($2::timestamptz at time zone $3) - interval '1 microsecond', ('1 ' || $4)::interval)::date as day
), counted as (
  select date_trunc($4, published_at at time zone $3)::date as day, sentiment, count(*) as n
  from search_document
  where published_at >= $1 and published_at < $2 and ($5::text is null or about = $5)
  group by 1, 2
)
select bucket.day::text as day,
  coalesce(sum(n) filter (where sentiment = 'negative'), 0)::integer as negative,
  coalesce(sum(n) filter (where sentiment = 'neutral'), 0)::integer as neutral,
  coalesce(sum(n) filter (where sentiment = 'positive'), 0)::integer as positive,
  coalesce(sum(n) filter (where counted.day is not null and sentiment is null), 0)::integer as "notScored"
from bucket left join counted on counted.day = bucket.day
group by bucket.day order by bucket.day
