-- $1 article, $2 revision in which the claim stands, or null for the latest
select v.id as "revisionId", v.number, v.title, v.body as text, v.fetched_at as "fetchedAt", v.taken_from as "takenFrom",
  v.page_sha256 as "pageSha256", (select max(number) from revision where article_id = $1) as revisions
from article a join revision v on v.id = coalesce($2::integer, a.latest_revision_id)
where a.id = $1
