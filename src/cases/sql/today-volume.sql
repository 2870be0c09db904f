-- $1 a day ago, $2 two days ago; by the moment an article was first seen
select
  count(*) filter (where a.first_seen_at >= $1)::integer as articles,
  count(*) filter (where a.first_seen_at < $1)::integer as "articlesBefore",
  count(distinct sa.story_id) filter (where a.first_seen_at >= $1)::integer as stories,
  count(distinct sa.story_id) filter (where a.first_seen_at < $1)::integer as "storiesBefore",
  count(*) filter (where a.first_seen_at >= $1 and l.about = 'province')::integer as province,
  count(*) filter (where a.first_seen_at < $1 and l.about = 'province')::integer as "provinceBefore",
  count(distinct a.source_id) filter (where a.first_seen_at >= $1)::integer as outlets
from article a
left join story_article sa on sa.article_id = a.id
left join reading l on l.revision_id = a.latest_revision_id
where a.first_seen_at >= $2
