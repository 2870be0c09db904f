-- $1 beginning of the period before, $2 from, $3 before, $4 about or null, $5 rows of a kind; what the articles of a period are, beside the period before
with document as (
  select d.published_at >= $2 as now, d.country::text as country, d.language, d.topics, o.name as outlet, d.sentiment
  from search_document d join source o on o.id = d.source_id
  where d.published_at >= $1 and d.published_at < $3 and ($4::text is null or d.about = $4)
), named as (
  select 'country' as kind, country as name, now, sentiment from document
  union all select 'language', language, now, sentiment from document
  union all select 'outlet', outlet, now, sentiment from document
  union all select 'topic', topic, now, sentiment from document, unnest(topics) as topic
), counted as (
  select kind, name, count(*) filter (where now)::integer as count, count(*) filter (where not now)::integer as before,
    count(*) filter (where now and sentiment = 'negative')::integer as negative, count(*) filter (where now and sentiment = 'positive')::integer as positive
  from named group by kind, name
), ranked as (
  select *, row_number() over (partition by kind order by count desc, before desc, name) as rank from counted
)
select kind, name, count, before, negative, positive from ranked where rank <= $5 order by kind, rank
