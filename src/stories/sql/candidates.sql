-- $1 bands, $2 published_at, $3 window in days, $4 limit
with meeting as (
  select article_id, count(*) as shared
  from story_band
  where band = any ($1::bigint[])
    and published_at between $2::timestamptz - make_interval(days => $3) and $2::timestamptz + make_interval(days => $3)
  group by article_id
  order by shared desc, article_id
  limit $4
)
select m.article_id as "articleId", sa.story_id as "storyId", sa.copy_of as "copyOf", sa.fingerprint, r.embedding
from meeting m
join story_article sa on sa.article_id = m.article_id
join article a on a.id = m.article_id
left join reading r on r.revision_id = a.latest_revision_id
order by m.shared desc, m.article_id
