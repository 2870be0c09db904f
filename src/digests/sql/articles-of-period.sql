-- $1 first day, $2 last day, $3 time zone of the office
with bounds as (
  select ($1::date)::timestamp at time zone $3 as starts, ($2::date + 1)::timestamp at time zone $3 as ends
), found as (
  select r.id as revision_id, r.article_id, r.published_at as at
  from revision r cross join bounds
  where r.published_at >= starts and r.published_at < ends
  union all
  -- Undated: the moment we first saw it stands in for the date.
  select r.id, r.article_id, a.first_seen_at
  from revision r join article a on a.id = r.article_id cross join bounds
  where r.published_at is null and a.first_seen_at >= starts and a.first_seen_at < ends
)
select a.id as "articleId", r.number as revision, r.title, left(r.body, 3000) as opening, char_length(r.body) > 3000 as "openingIsCut",
  a.url, s.id as "sourceId", s.name as outlet, s.country, r.published_at as "publishedAt", a.first_seen_at as "firstSeenAt",
  rd.language, rd.about, rd.topics, rd.sentiment,
  sa.story_id as "storyId", sa.copy_of as "copyOf", coalesce(st.head_article_id = a.id, false) as "headsStory"
from found
join article a on a.id = found.article_id and a.latest_revision_id = found.revision_id
join revision r on r.id = found.revision_id
join source s on s.id = a.source_id
left join reading rd on rd.revision_id = r.id
left join story_article sa on sa.article_id = a.id
left join story st on st.id = sa.story_id
order by found.at, a.id
