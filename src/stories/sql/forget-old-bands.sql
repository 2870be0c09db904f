-- $1 articles first seen before this meet no newcomer any more, $2 articles at once
delete from story_band
where article_id in (
  select distinct article_id from story_band
  where article_id < (select coalesce(min(id), 0) from article where first_seen_at >= $1)
  order by article_id
  limit $2
)
