-- $1 article
select a.id, a.url, o.name as outlet, o.country::text as country, sa.story_id as "storyId",
  l.language, l.about, l.topics, l.sentiment, l.model
from article a
join source o on o.id = a.source_id
left join story_article sa on sa.article_id = a.id
left join reading l on l.revision_id = a.latest_revision_id
where a.id = $1 and a.latest_revision_id is not null
