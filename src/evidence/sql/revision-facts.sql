-- $1 revision
select v.id, v.number, v.title, v.body as text, v.text_sha256 as "textSha256", v.page_sha256 as "pageSha256", v.charset, v.canonical_url as "canonicalUrl",
  v.declared_language as "declaredLanguage", v.published_at as "publishedAt", v.published_offset_minutes as "publishedOffsetMinutes",
  v.fetched_at as "fetchedAt", v.taken_from as "takenFrom", a.id as "articleId", a.url, o.name as outlet, o.country::text as country, c.warc
from revision v
join article a on a.id = v.article_id
join source o on o.id = a.source_id
left join page_copy c on c.revision_id = v.id
where v.id = $1
