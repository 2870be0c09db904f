-- $1 account, $2 cases, $3 beginning, $4 the earliest moment that can be undone; the last thing that this person did with each, in the order of the review
select c.id as "caseId", c.number, c.close_reason as "closeReason", last.action, last.at, u.batch, v.title, l.language
from unnest($2::integer[]) with ordinality as asked (id, place)
join case_file c on c.id = asked.id
join story s on s.id = c.story_id
join article a on a.id = s.head_article_id
join revision v on v.id = a.latest_revision_id
left join reading l on l.revision_id = v.id
left join lateral (
  select e.id, e.action, e.at from audit_event e
  where e.subject = 'case:' || c.id and e.account_id = $1 and e.at >= $3
  order by e.id desc limit 1
) last on true
left join undoable_step u on u.event_id = last.id and u.account_id = $1 and u.undone_at is null and u.at >= $4
order by asked.place
