-- no parameters; what lies in approval, the deadline that runs out first on top
select r.id, r.case_id as "caseId", c.number as "caseNumber", c.level, c.answer_by as "answerBy", r.kind, r.track, r.language, n.title, n.title_vi as "titleVi", n.sha256, n.at as "writtenAt",
  o.name as outlet,
  coalesce((select array_agg(s.part order by s.part) from standing_approval s where s.response_id = r.id), '{}') as approved,
  (select array_agg(s.decided_by) from standing_approval s where s.response_id = r.id) as "approvedBy",
  (select array_agg(distinct w.written_by) from response_revision w where w.response_id = r.id) as "writtenBy"
from response r
join case_file c on c.id = r.case_id
join lateral (select * from response_revision where response_id = r.id order by number desc limit 1) n on true
left join claim k on k.id = r.claim_id
left join revision v on v.id = k.revision_id
left join article ar on ar.id = v.article_id
left join source o on o.id = ar.source_id
where c.state = 'approval' and r.released_at is null and r.dropped_at is null
order by c.answer_by nulls last, r.id
limit 200
