-- $1 response; oldest first
select e.id, e.kind, e.on_day::text as day, e.answer, e.outcome, e.proposed, e.note, e.noted_at as "notedAt", a.username
from correction_entry e join account a on a.id = e.noted_by where e.response_id = $1 order by e.id
