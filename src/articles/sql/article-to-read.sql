-- $1 article id
select a.id as "articleId", r.id as "revisionId", r.title, r.body as text, a.url, r.declared_language as "declaredLanguage",
  r.published_at as "publishedAt", a.first_seen_at as "firstSeenAt", s.country as "outletCountry",
  coalesce(a.understood_revision_id = r.id, false) as understood
from article a join revision r on r.id = a.latest_revision_id join source s on s.id = a.source_id
where a.id = $1
