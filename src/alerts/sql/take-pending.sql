-- $1 now, $2 most
-- The reading of an article is saved last: until then its language and topics are unknown. After a minute the flag goes on without them.
with taken as (
  delete from alert_pending p
  where p.id in (
    select q.id from alert_pending q
    where q.since < $1::timestamptz - interval '60 seconds' or not exists (
      select 1 from flag f join article a on a.id = f.article_id
      where f.story_id = q.story_id and a.understood_revision_id is distinct from a.latest_revision_id)
    order by q.id limit $2)
  returning p.story_id)
select distinct story_id as "storyId" from taken order by 1
