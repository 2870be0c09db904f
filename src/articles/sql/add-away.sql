-- $1 article_id, $2 kind (gone, withdrawn), $3 at, $4 quote, $5 notice, $6 page_sha256; once, until the article is back
insert into article_change (article_id, kind, at, quote, notice, page_sha256)
select $1, $2, $3, $4, $5, $6
where not exists (
  select 1 from (select kind, revision_id, quote from article_change where article_id = $1 order by id desc limit 1) last
  where last.kind = $2 and last.revision_id is null and ($2 = 'gone' or last.quote = $4))
