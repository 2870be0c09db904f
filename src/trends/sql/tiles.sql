-- $1 beginning of the period before, $2 from, $3 before, $4 about or null, $5 places and $6 the tile of each; articles that name a place of each tile, an article once a tile
with member as (
  select * from unnest($5::text[], $6::integer[]) as m (place, tile)
), named as (
  select distinct d.article_id, m.tile, d.published_at >= $2 as now, d.sentiment
  from search_document d join reading r on r.revision_id = d.revision_id cross join lateral unnest(r.places) as p (place) join member m on m.place = p.place
  where d.published_at >= $1 and d.published_at < $3 and ($4::text is null or d.about = $4)
)
select tile, count(*) filter (where now)::integer as count, count(*) filter (where not now)::integer as before,
  count(*) filter (where now and sentiment = 'negative')::integer as negative, count(*) filter (where now and sentiment = 'positive')::integer as positive
from named group by tile
