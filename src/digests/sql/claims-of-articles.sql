-- $1 article ids
select a.id as "articleId", c.register_id as register, c.register_version as version, e.kind, e.content->'title' as title,
  c.voice, c.quote, c.state
from article a
join claim c on c.revision_id = a.latest_revision_id
join register_entry e on e.id = c.register_id and e.version = c.register_version
where a.id = any ($1::int[])
order by a.id, c.id
