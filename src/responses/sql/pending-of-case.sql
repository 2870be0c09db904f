-- $1 case; those that still have to be released
select r.id, r.kind, n.id as "revisionId", n.title, n.body, n.title_vi as "titleVi", n.body_vi as "bodyVi", n.sha256,
  array_remove(array[k.sentence, k.quote, v.title], null) as quoted
from response r
join lateral (select * from response_revision where response_id = r.id order by number desc limit 1) n on true
left join claim k on k.id = r.claim_id
left join revision v on v.id = k.revision_id
where r.case_id = $1 and r.released_at is null and r.dropped_at is null
order by r.id
