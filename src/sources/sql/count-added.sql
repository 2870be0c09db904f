-- no parameters
select count(*) filter (where origin = 'added')::int as added, bool_or(fictional) as fictional from source
