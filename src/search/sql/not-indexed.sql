-- $1 limit; understood articles whose newest reading is not searchable yet
select a.id as "articleId", v.id as "revisionId", v.title, v.body as text
from article a
join revision v on v.id = a.understood_revision_id
join reading l on l.revision_id = v.id
where a.indexed_revision_id is distinct from a.understood_revision_id
order by a.id
limit $1
