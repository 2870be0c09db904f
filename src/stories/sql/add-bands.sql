-- $1 article_id, $2 published_at, $3 bands
insert into story_band (band, article_id, published_at)
select band, $1, $2 from unnest($3::bigint[]) as band
on conflict do nothing
