-- $1 story_id
select rule_id as "ruleId", id, level from alert where kind = 'story' and story_id = $1 order by id
