-- no parameters
select count(*)::int as articles, count(*) filter (where understood_revision_id = latest_revision_id)::int as understood from article
