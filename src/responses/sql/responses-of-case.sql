-- $1 case
select r.id, r.case_id as "caseId", r.kind, r.track, r.language, r.claim_id as "claimId", r.opened_at as "openedAt", r.released_at as "releasedAt", r.dropped_at as "droppedAt",
  n.title, n.number, n.sha256, n.at as "writtenAt", a.username as "writtenBy", o.name as outlet,
  coalesce((select array_agg(s.part order by s.part) from standing_approval s where s.response_id = r.id), '{}') as approved,
  exists (select 1 from response_decision d join response_revision v on v.id = d.revision_id where v.response_id = r.id and d.verdict = 'approved'
    and not exists (select 1 from standing_approval s where s.id = d.id)) as voided,
  case when r.dropped_at is not null then 'dropped' when r.released_at is not null then 'released' when c.state = 'approval' then 'waiting' else 'draft' end as state
from response r
join case_file c on c.id = r.case_id
join lateral (select * from response_revision where response_id = r.id order by number desc limit 1) n on true
join account a on a.id = n.written_by
left join claim k on k.id = r.claim_id
left join revision v on v.id = k.revision_id
left join article ar on ar.id = v.article_id
left join source o on o.id = ar.source_id
where r.case_id = $1
order by (r.dropped_at is not null), r.id
