-- $1 story id, $2 article_id, $3 published_at; the earliest article heads the story
update story
set head_article_id = case when $3 < first_published_at then $2 else head_article_id end,
    first_published_at = least(first_published_at, $3),
    last_published_at = greatest(last_published_at, $3),
    changed_at = now()
where id = $1
