-- no parameters
select count(distinct story_id)::int as count from flag
