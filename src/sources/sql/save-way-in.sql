-- $1 source_id, $2 kind, $3 url, $4 link_pattern
insert into way_in (source_id, kind, url, link_pattern)
values ($1, $2, $3, $4)
on conflict (source_id, kind, url) do update
  set link_pattern = excluded.link_pattern, retired = false
