-- $1 article_id, $2 number, $3 title, $4 body, $5 text_sha256, $6 page_sha256, $7 charset, $8 canonical_url,
-- $9 declared_language, $10 published_at, $11 published_offset_minutes, $12 fetched_at, $13 taken_from
with added as (
  insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, canonical_url,
    declared_language, published_at, published_offset_minutes, fetched_at, taken_from)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  returning id
)
update article set latest_revision_id = added.id from added where article.id = $1 returning added.id
