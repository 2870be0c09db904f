-- $1 from, $2 before, $3 first day as text, $4 length of the period; every figure of one period
with document as (
  select d.about, d.country::text as country, d.language, d.topics, o.key as outlet, d.sentiment, sa.copy_of is not null as copy
  from search_document d join source o on o.id = d.source_id left join story_article sa on sa.article_id = d.article_id
  where d.published_at >= $1 and d.published_at < $2
), named as (
  select 'all' as dimension, null as value, about, sentiment, copy from document
  union all select 'country', country, about, sentiment, copy from document
  union all select 'language', language, about, sentiment, copy from document
  union all select 'outlet', outlet, about, sentiment, copy from document
  union all select 'topic', topic, about, sentiment, copy from document, unnest(topics) as topic
)
select $3::text as "from", $4::text as period, about, dimension, value, (count(*) filter (where not copy))::integer as articles, (count(*) filter (where copy))::integer as copies,
  (count(*) filter (where sentiment = 'negative'))::integer as negative, (count(*) filter (where sentiment = 'neutral'))::integer as neutral,
  (count(*) filter (where sentiment = 'positive'))::integer as positive, (count(*) filter (where sentiment is null))::integer as "notScored"
from named group by about, dimension, value order by about, dimension, value
