-- $1 limit
select d.id, d.period, d.starts_on as "from", d.ends_on as "to", d.content_sha256 as sha256, d.made_at as "madeAt", a.username as "madeBy",
  (d.content->'totals'->>'articles')::int as articles, (d.content->'totals'->>'stories')::int as stories
from digest d left join account a on a.id = d.made_by
order by d.starts_on desc, d.id desc
limit $1
