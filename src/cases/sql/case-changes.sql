-- $1 story; what became of its articles after they were kept, newest first
select c.id, c.kind, c.at, c.quote, a.id as "articleId", o.name as outlet, v.number
from story_article sa
join article_change c on c.article_id = sa.article_id
join article a on a.id = sa.article_id
join source o on o.id = a.source_id
left join revision v on v.id = c.revision_id
where sa.story_id = $1 order by c.id desc limit 100
