-- $1 story; the flagged and the first ones of a very large story
select a.id, v.title, a.url, l.language, o.name as outlet, o.country::text as country, l.sentiment,
  v.published_at as "publishedAt", v.published_offset_minutes as "publishedOffsetMinutes", sa.copy_of as "copyOf", v.number as revisions,
  (select count(*) from flag f where f.article_id = a.id and f.kind = 'claim')::integer as claims
from story_article sa
join article a on a.id = sa.article_id
join source o on o.id = a.source_id
join revision v on v.id = a.latest_revision_id
left join reading l on l.revision_id = v.id
where sa.story_id = $1
order by sa.published_at, a.id
limit 200
