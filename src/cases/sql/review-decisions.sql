-- $1 account, $2 cases, $3 beginning; the last thing that this person did with each, in the order of the review
select c.id as "caseId", c.number, c.close_reason as "closeReason", last.action, last.at
from unnest($2::integer[]) with ordinality as asked (id, place)
join case_file c on c.id = asked.id
left join lateral (
  select e.action, e.at from audit_event e
  where e.subject = 'case:' || c.id and e.account_id = $1 and e.at >= $3
  order by e.id desc limit 1
) last on true
order by asked.place
