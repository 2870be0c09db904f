-- $1 article
select id, number, title, body as text, fetched_at as "fetchedAt", published_at as "publishedAt",
  published_offset_minutes as "publishedOffsetMinutes", page_sha256 as "pageSha256", charset, taken_from as "takenFrom"
from revision where article_id = $1 order by number desc limit 50
