-- $1 now, $2 rule_id, $3 since: deadlines missed before the rule was made do not come back
select cf.id as "caseId", cf.number as "caseNumber", cf.level, missed.deadline, missed.at, cf.story_id as "storyId", u.username as assignee,
  (select r.title from story s join article a on a.id = s.head_article_id join revision r on r.id = a.latest_revision_id where s.id = cf.story_id) as headline
from case_file cf
left join account u on u.id = cf.assignee_id
cross join lateral (values ('assess', cf.assess_by, cf.state = 'new'),
  ('answer', cf.answer_by, cf.state in ('new', 'assessing', 'drafting', 'approval'))) missed (deadline, at, runs)
where cf.state <> 'closed' and missed.runs and missed.at < $1 and missed.at >= $3
  and not exists (select 1 from alert a where a.kind = 'deadline' and a.rule_id = $2 and a.case_id = cf.id
    and a.deadline = missed.deadline and date_trunc('milliseconds', a.deadline_at) = date_trunc('milliseconds', missed.at))
order by missed.at limit 100
