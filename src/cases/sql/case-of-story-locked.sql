-- $1 story
select id, number, state, level from case_file where story_id = $1 for update
