-- $1 article_id, $2 story_id, $3 copy_of, $4 published_at, $5 fingerprint
insert into story_article (article_id, story_id, copy_of, published_at, fingerprint) values ($1, $2, $3, $4, $5)
