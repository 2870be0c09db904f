-- $1 link_id, $2 source_id, $3 url
with added as (
  insert into article (link_id, source_id, url) values ($1, $2, $3)
  -- Touching the row locks it, so that two workers cannot both add the next revision.
  on conflict (link_id) do update set link_id = excluded.link_id
  returning id, latest_revision_id
)
select added.id, r.number, r.text_sha256 as hash
from added left join revision r on r.id = added.latest_revision_id
