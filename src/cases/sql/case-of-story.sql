-- $1 story
select id, number from case_file where story_id = $1
