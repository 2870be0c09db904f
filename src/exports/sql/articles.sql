-- $1 after id, $2 up to id, $3 published from, $4 published before, $5 changed since; a range of ids holds every plan to so many rows
select a.id, a.url, v.title, o.name as outlet, o.key as source, o.kind as "outletKind", o.country::text as country, l.language, v.published_at as "publishedAt",
  a.first_seen_at as "firstSeenAt", v.number as revision, v.fetched_at as "revisionAt", v.text_sha256::text as "textSha256", l.about, coalesce(l.topics, '{}') as topics, l.sentiment,
  l.model, l.read_at as "readAt", sa.story_id as story, sa.copy_of as "copyOf", c.number as "case"
from article a
join source o on o.id = a.source_id
join revision v on v.id = a.latest_revision_id
left join reading l on l.revision_id = a.understood_revision_id
left join story_article sa on sa.article_id = a.id
left join case_file c on c.story_id = sa.story_id
where a.id > $1 and a.id <= $2
  and ($3::timestamptz is null or coalesce(v.published_at, a.first_seen_at) >= $3) and ($4::timestamptz is null or coalesce(v.published_at, a.first_seen_at) < $4)
  and ($5::timestamptz is null or greatest(a.first_seen_at, v.fetched_at, l.read_at, c.changed_at) >= $5)
order by a.id
