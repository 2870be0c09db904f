-- $1 story ids
select distinct f.story_id as "storyId", w.id as "ruleId", jsonb_build_object('vi', w.name_vi, 'en', w.name_en) as name
from flag f join watch_rule w on w.id = f.watch_rule_id
where f.story_id = any ($1::int[])
order by 1, 2
