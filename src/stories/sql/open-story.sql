-- $1 head_article_id, $2 published_at
insert into story (head_article_id, first_published_at, last_published_at) values ($1, $2, $2) returning id
