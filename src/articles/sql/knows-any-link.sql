-- $1 url_keys
select exists (select 1 from link where url_key = any($1::text[])) as known
