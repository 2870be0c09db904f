-- $1 story; newest first
select p.id, p.made_at as "madeAt", p.revision_id as "revisionId", v.article_id as "articleId", v.title, o.name as outlet
from evidence_pack p
join revision v on v.id = p.revision_id
join article a on a.id = v.article_id
join source o on o.id = a.source_id
join story_article sa on sa.article_id = v.article_id
where sa.story_id = $1
order by p.id desc limit 200
