-- $1 article_id
select story_id as "storyId", copy_of as "copyOf" from story_article where article_id = $1
