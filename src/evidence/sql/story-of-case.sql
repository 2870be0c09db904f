-- $1 number such as "2026-0117", or the id as text
select story_id as "storyId", number from case_file where number = $1 or id::text = $1
