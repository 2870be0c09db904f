-- $1 viewer, $2 now, $3 beginning of the office's day
select
  count(*) filter (where state <> 'closed')::integer as open,
  count(*) filter (where state <> 'closed' and level = 'alert')::integer as alert,
  count(*) filter (where state <> 'closed' and level = 'notice')::integer as notice,
  count(*) filter (where state <> 'closed' and level = 'read')::integer as read,
  count(*) filter (where state <> 'closed' and assignee_id = $1)::integer as mine,
  count(*) filter (where state <> 'closed' and exists (
    select 1 from story_article sa join article a on a.id = sa.article_id join source o on o.id = a.source_id
    where sa.story_id = case_file.story_id and o.country <> 'VN'))::integer as foreign,
  count(*) filter (where state <> 'closed' and case when state = 'new' then assess_by when state in ('released', 'monitoring') then check_by else answer_by end < $2)::integer as overdue,
  count(*) filter (where state = 'closed')::integer as closed,
  count(*) filter (where state = 'closed' and closed_at >= $3)::integer as "closedToday"
from case_file
