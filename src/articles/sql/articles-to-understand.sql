-- $1 limit
select id from article where understood_revision_id is distinct from latest_revision_id order by id limit $1
