-- $1 viewer, $2 now, $3 beginning of the office's day; what is set aside counts only as such
with seen as (
  select c.id, c.story_id, c.level, c.assignee_id, d.due, coalesce(c.set_aside_until > $2 and coalesce(d.due > $2, true), false) as aside
  from case_file c
  cross join lateral (select case when c.state = 'new' then c.assess_by when c.state in ('released', 'monitoring') then c.check_by else c.answer_by end as due) d
  where c.state <> 'closed'
)
select
  count(*) filter (where not aside)::integer as open,
  count(*) filter (where not aside and level = 'alert')::integer as alert,
  count(*) filter (where not aside and level = 'notice')::integer as notice,
  count(*) filter (where not aside and level = 'read')::integer as read,
  count(*) filter (where not aside and assignee_id = $1)::integer as mine,
  count(*) filter (where not aside and assignee_id is null)::integer as free,
  count(*) filter (where not aside and not exists (select 1 from case_read r where r.account_id = $1 and r.case_id = seen.id))::integer as unread,
  count(*) filter (where not aside and exists (
    select 1 from story_article sa join article a on a.id = sa.article_id join source o on o.id = a.source_id
    where sa.story_id = seen.story_id and o.country <> 'VN'))::integer as foreign,
  count(*) filter (where due < $2)::integer as overdue,
  count(*) filter (where aside)::integer as aside,
  (select count(*)::integer from case_file where state = 'closed') as closed,
  (select count(*)::integer from case_file where state = 'closed' and closed_at >= $3) as "closedToday"
from seen
