-- $1 id
select d.id, d.content, d.content_sha256 as sha256, d.made_at as "madeAt", a.username as "madeBy"
from digest d left join account a on a.id = d.made_by
where d.id = $1
