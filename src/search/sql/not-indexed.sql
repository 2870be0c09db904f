-- $1 limit; understood articles whose newest reading is not searchable yet
select a.id as "articleId", v.id as "revisionId", v.title, v.body as text
from article a
join revision v on v.id = a.understood_revision_id
join reading l on l.revision_id = v.id
where not exists (select 1 from search_document d where d.article_id = a.id and d.revision_id = v.id)
order by a.id
limit $1
