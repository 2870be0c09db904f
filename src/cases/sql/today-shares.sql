-- $1 seven days ago; articles about the province by country, language and topic, the six largest of each
with fresh as (
  select o.country::text as country, l.language, l.topics
  from revision v
  join article a on a.latest_revision_id = v.id
  join source o on o.id = a.source_id
  join reading l on l.revision_id = v.id
  where v.published_at >= $1 and l.about = 'province'
), counted as (
  select 'country' as kind, country as name, count(*)::integer as count from fresh group by 2
  union all select 'language', language, count(*)::integer from fresh group by 2
  union all select 'topic', topic, count(*)::integer from fresh, unnest(topics) as topic group by 2
), ranked as (select *, row_number() over (partition by kind order by count desc, name) as rank from counted)
select kind, name, count from ranked where rank <= 6 order by kind, rank
