-- $1 story_id, $2 article_id, $3 watch_rule_id
insert into flag (story_id, article_id, kind, level, watch_rule_id) values ($1, $2, 'watch-rule', 'read', $3)
on conflict do nothing
returning id, level
