-- $1 revision_id, $2 language, $3 language_p, $4 about, $5 about_p, $6 places, $7 topics, $8 topic_p, $9 sentiment, $10 sentiment_p,
-- $11 embedding, $12 model
insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, sentiment_p, embedding, model)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict (revision_id) do update
  set language = excluded.language, language_p = excluded.language_p, about = excluded.about, about_p = excluded.about_p,
      places = excluded.places, topics = excluded.topics, topic_p = excluded.topic_p, sentiment = excluded.sentiment,
      sentiment_p = excluded.sentiment_p, embedding = excluded.embedding, model = excluded.model, read_at = now()
