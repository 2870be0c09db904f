-- $1 case
select id, state, assignee_id as "assigneeId", check_by as "checkBy", (extract(epoch from changed_at) * 1000000)::bigint as version from case_file where id = $1 for update
