-- $1 now, $2 days
-- Articles about the province or Viet Nam by topic, country and 24 hours back; only outlets that were watched through the whole span
-- (those added later would look like growth). A text that the same outlet printed twice counts once.
with watched as (
  select id, country from source
  where created_at <= greatest($1::timestamptz - make_interval(days => $2), (select min(created_at) from source) + interval '7 days'))
select topic, o.country, floor(extract(epoch from $1::timestamptz - sa.published_at) / 86400)::int as back, count(distinct (o.id, coalesce(sa.copy_of, sa.article_id)))::int as count
from story_article sa
join article a on a.id = sa.article_id join watched o on o.id = a.source_id
join reading n on n.revision_id = a.understood_revision_id
cross join lateral unnest(n.topics) topic
where sa.published_at > $1::timestamptz - make_interval(days => $2) and sa.published_at <= $1 and n.about <> 'none'
group by 1, 2, 3
