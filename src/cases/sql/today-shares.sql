-- $1 seven days ago; articles about the province by country, language and topic, the six largest of each
with fresh as (
  select country::text as country, language, topics
  from search_document
  where published_at >= $1 and about = 'province'
), counted as (
  select 'country' as kind, country as name, count(*)::integer as count from fresh group by 2
  union all select 'language', language, count(*)::integer from fresh group by 2
  union all select 'topic', topic, count(*)::integer from fresh, unnest(topics) as topic group by 2
), ranked as (select *, row_number() over (partition by kind order by count desc, name) as rank from counted)
select kind, name, count from ranked where rank <= 6 order by kind, rank
