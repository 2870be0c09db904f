-- $1 tsquery or null, $2 runs of text that must stand there, $3 country, $4 language, $5 about, $6 topic, $7 sentiment, $8 source key,
-- $9 from, $10 before, $11 published_at and $12 article id of the last row before this page, $13 limit
select d.article_id as "articleId", v.title, v.body as text, a.url, o.name as outlet, o.key as "sourceKey", d.country::text as country, d.language, d.about,
  d.topics, d.sentiment, d.published_at as "publishedAt", sa.story_id as "storyId", c.id as "caseId"
from search_document d
join article a on a.id = d.article_id
join revision v on v.id = d.revision_id
join source o on o.id = d.source_id
left join story_article sa on sa.article_id = d.article_id
left join case_file c on c.story_id = sa.story_id
where ($1::text is null or d.terms @@ $1::tsquery)
  and not exists (
    select 1 from unnest($2::text[]) as needed (run)
    where position(needed.run in lower(normalize(regexp_replace(v.title || ' ' || v.body, '[\u200B-\u200D\u2060\uFEFF\u00AD]', '', 'g'), nfc))) = 0)
  and ($3::text is null or d.country = $3)
  and ($4::text is null or d.language = $4)
  and ($5::text is null or d.about = $5)
  and ($6::text is null or d.topics @> array[$6])
  and ($7::text is null or d.sentiment = $7)
  and ($8::text is null or o.key = $8)
  and ($9::timestamptz is null or d.published_at >= $9)
  and ($10::timestamptz is null or d.published_at < $10)
  and ($11::timestamptz is null or (d.published_at, d.article_id) < ($11, $12::integer))
order by d.published_at desc, d.article_id desc
limit $13
