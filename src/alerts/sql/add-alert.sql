-- $1 kind, $2 rule_id, $3 story_id, $4 level, $5 case_id, $6 deadline, $7 deadline_at, $8 content, $9 raised_at
insert into alert (kind, rule_id, story_id, level, case_id, deadline, deadline_at, content, raised_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict do nothing
returning id
