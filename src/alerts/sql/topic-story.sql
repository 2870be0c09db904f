-- $1 now, $2 topic, $3 country; the story that brought most of the last 24 hours, one that nobody was told of first
select sa.story_id as "storyId"
from story_article sa join article a on a.id = sa.article_id join source o on o.id = a.source_id join reading n on n.revision_id = a.understood_revision_id
where sa.published_at > $1::timestamptz - interval '24 hours' and sa.published_at <= $1 and o.country = $3 and $2 = any(n.topics) and n.about <> 'none'
group by 1 order by exists (select 1 from flag f where f.story_id = sa.story_id and f.kind = 'surge'), count(*) desc, 1 limit 1
