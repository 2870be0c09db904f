-- $1 after id, $2 up to id, $3 published from, $4 published before, $5 changed since
select s.id, v.title as headline, s.head_article_id as "headArticle", s.first_published_at as "firstPublishedAt", s.last_published_at as "lastPublishedAt",
  t.articles, t.copies, t.outlets, t.countries, t.languages, t.negative, t.neutral, t.positive, t."notScored",
  array(select distinct f.kind from flag f where f.story_id = s.id order by 1) as flags, c.level, c.number as "case", s.changed_at as "changedAt"
from story s
join article h on h.id = s.head_article_id
join revision v on v.id = h.latest_revision_id
left join case_file c on c.story_id = s.id
cross join lateral (
  select (count(*) filter (where sa.copy_of is null))::integer as articles, (count(*) filter (where sa.copy_of is not null))::integer as copies, count(distinct a.source_id)::integer as outlets,
    array_agg(distinct o.country::text order by o.country::text) as countries, coalesce(array_agg(distinct l.language order by l.language) filter (where l.language is not null), '{}') as languages,
    (count(*) filter (where l.sentiment = 'negative'))::integer as negative, (count(*) filter (where l.sentiment = 'neutral'))::integer as neutral,
    (count(*) filter (where l.sentiment = 'positive'))::integer as positive, (count(*) filter (where l.sentiment is null))::integer as "notScored"
  from story_article sa join article a on a.id = sa.article_id join source o on o.id = a.source_id left join reading l on l.revision_id = a.understood_revision_id
  where sa.story_id = s.id
) t
where s.id > $1 and s.id <= $2 and t.articles + t.copies > 0
  and ($3::timestamptz is null or s.last_published_at >= $3) and ($4::timestamptz is null or s.first_published_at < $4)
  and ($5::timestamptz is null or greatest(s.changed_at, c.changed_at) >= $5)
order by s.id
