-- $1 register id, $2 how many; newest first
select k.id, k.register_version as version, k.voice, k.quote, k.state, k.found_at as "foundAt", k.decided_at as "decidedAt",
  v.article_id as "articleId", v.title, l.language, o.name as outlet, o.country::text as country, v.published_at as "publishedAt"
from claim k
join revision v on v.id = k.revision_id
join article a on a.id = v.article_id
join source o on o.id = a.source_id
left join reading l on l.revision_id = v.id
where k.register_id = $1
order by k.id desc limit $2
