-- $1 after id, $2 up to id, $3 opened from, $4 opened before, $5 changed since
select c.id, c.number, c.story_id as story, v.title as headline, c.state, c.level, array(select distinct f.kind from flag f where f.story_id = c.story_id order by 1) as flags,
  c.opened_at as "openedAt", c.assess_by as "assessBy", c.answer_by as "answerBy", t.taken_at as "takenAt", c.released_at as "releasedAt", c.closed_at as "closedAt", c.close_reason as "closeReason",
  round((extract(epoch from t.taken_at - c.opened_at) / 3600)::numeric, 2)::real as "hoursToTake", round((extract(epoch from c.closed_at - c.opened_at) / 3600)::numeric, 2)::real as "hoursToClose",
  k.confirmed as "claimsConfirmed", k.rejected as "claimsRejected", k.suggested as "claimsSuggested",
  array(select r.kind from response r where r.case_id = c.id and r.released_at is not null order by r.released_at, r.id) as "responsesReleased", c.changed_at as "changedAt"
from case_file c
join story s on s.id = c.story_id
join article h on h.id = s.head_article_id
join revision v on v.id = h.latest_revision_id
cross join lateral (select first_taken_at(c.id) as taken_at) t
cross join lateral (
  select (count(*) filter (where k.state = 'confirmed'))::integer as confirmed, (count(*) filter (where k.state = 'rejected'))::integer as rejected,
    (count(*) filter (where k.state = 'suggested'))::integer as suggested
  from flag f join claim k on k.id = f.claim_id where f.story_id = c.story_id
) k
where c.id > $1 and c.id <= $2
  and ($3::timestamptz is null or c.opened_at >= $3) and ($4::timestamptz is null or c.opened_at < $4)
  and ($5::timestamptz is null or c.changed_at >= $5)
order by c.id
