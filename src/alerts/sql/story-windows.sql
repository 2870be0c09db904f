-- $1 now, $2 hours of a window
-- Stories that moved in the last window, with the outlets that came to them in each window back, at most four days.
with moved as (
  select sa.story_id from story_article sa
  where sa.published_at > $1::timestamptz - make_interval(hours => $2) and sa.published_at <= $1
  group by 1 having count(*) >= 2),
arrivals as (
  select sa.story_id, o.id as source_id, o.country, min(sa.published_at) as at
  from story_article sa join moved m using (story_id) join article a on a.id = sa.article_id join source o on o.id = a.source_id
  join reading n on n.revision_id = a.understood_revision_id and n.about <> 'none'
  where sa.published_at <= $1 group by 1, 2, 3)
select story_id as "storyId", extract(epoch from $1::timestamptz - min(at)) / 3600 as "ageHours",
  array_agg(floor(extract(epoch from $1::timestamptz - at) / 3600 / $2)::int) as backs,
  array_agg(distinct country::text) filter (where at > $1::timestamptz - make_interval(hours => $2)) as growing,
  array_agg(distinct country::text) as countries
from arrivals group by 1
