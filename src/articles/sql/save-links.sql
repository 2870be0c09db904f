-- $1 source_id, $2 way_in_id, $3 urls, $4 url_keys, $5 titles, $6 texts, $7 published_at
insert into link (source_id, way_in_id, url, url_key, found_title, found_text, found_published_at)
select $1, $2, l.url, l.url_key, l.title, l.text, l.published_at
from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) as l (url, url_key, title, text, published_at)
on conflict (url_key) do nothing
returning id
