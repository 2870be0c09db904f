-- $1 story
select id, first_published_at as "firstPublishedAt", last_published_at as "lastPublishedAt" from story where id = $1
