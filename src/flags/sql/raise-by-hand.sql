-- $1 article_id, $2 raised_by, $3 reason
insert into flag (story_id, article_id, kind, level, raised_by, reason)
select story_id, article_id, 'by-hand', 'read', $2, $3 from story_article where article_id = $1
returning id, level, story_id as "storyId"
