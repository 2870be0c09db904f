-- no parameters; only what a person has confirmed, once an article and entry
select distinct on (k.register_id, v.article_id) k.register_id as register, a.url, v.title, v.published_at as "publishedAt", l.language, o.name as outlet, k.quote
from claim k
join revision v on v.id = k.revision_id
join article a on a.id = v.article_id
join source o on o.id = a.source_id
left join reading l on l.revision_id = v.id
where k.state = 'confirmed' and k.voice = 'asserts'
order by k.register_id, v.article_id, k.id desc
