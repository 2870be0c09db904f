-- $1 response; with its newest text and what the text may quote
select r.id, r.case_id as "caseId", r.kind, r.track, r.language, r.claim_id as "claimId", r.opened_at as "openedAt", r.released_at as "releasedAt",
  r.dropped_at as "droppedAt", r.released_revision_id as "releasedRevisionId",
  n.id as "revisionId", n.number, n.title, n.body, n.title_vi as "titleVi", n.body_vi as "bodyVi", n.sha256,
  array_remove(array[k.sentence, k.quote, v.title], null) as quoted
from response r
join lateral (select * from response_revision where response_id = r.id order by number desc limit 1) n on true
left join claim k on k.id = r.claim_id
left join revision v on v.id = k.revision_id
where r.id = $1
