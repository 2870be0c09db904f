-- $1 story_id
select id from flag where story_id = $1 and kind = 'surge'
