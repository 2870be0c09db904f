-- $1 article id, $2 revision id, $3 terms; nothing happens where the revision has no reading
with document as (
  insert into search_document (article_id, revision_id, published_at, source_id, country, language, about, topics, sentiment, terms)
  select a.id, v.id, coalesce(v.published_at, a.first_seen_at), o.id, o.country, l.language, l.about, l.topics, l.sentiment, array_to_tsvector($3::text[])
  from article a
  join source o on o.id = a.source_id
  join revision v on v.id = $2 and v.article_id = a.id
  join reading l on l.revision_id = v.id
  where a.id = $1
  on conflict (article_id) do update
    set revision_id = excluded.revision_id, published_at = excluded.published_at, language = excluded.language, about = excluded.about,
        topics = excluded.topics, sentiment = excluded.sentiment, terms = excluded.terms
  returning article_id, revision_id
)
update article set indexed_revision_id = document.revision_id from document where article.id = document.article_id
