-- $1 article_id, $2 kind, $3 at, $4 revision_id, $5 from_revision_id, $6 quote, $7 difference
insert into article_change (article_id, kind, at, revision_id, from_revision_id, quote, difference)
values ($1, $2, $3, $4, $5, $6, $7::jsonb)
