-- no parameters; the earliest article that statistics know of
select min(published_at) as at from search_document
