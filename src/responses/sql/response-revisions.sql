-- $1 response; newest first
select v.id, v.number, v.title, v.body, v.title_vi as "titleVi", v.body_vi as "bodyVi", v.sha256, v.at, a.username
from response_revision v join account a on a.id = v.written_by
where v.response_id = $1 order by v.number desc limit 200
