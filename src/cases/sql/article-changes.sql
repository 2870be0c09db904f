-- $1 article; newest first
select c.id, c.kind, c.at, c.quote, c.notice, c.difference, v.number, f.number as "fromNumber"
from article_change c
left join revision v on v.id = c.revision_id
left join revision f on f.id = c.from_revision_id
where c.article_id = $1 order by c.id desc limit 60
