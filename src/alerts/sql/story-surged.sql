-- $1 story_id
select 1 from surge where kind = 'story' and story_id = $1 limit 1
