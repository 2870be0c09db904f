-- $1 account, $2 name, $3 query; a name that is there already gets the new conditions and keeps its place
insert into saved_filter (account_id, name, query, place)
select $1, $2, $3, coalesce(max(place), 0) + 1 from saved_filter where account_id = $1
on conflict (account_id, name) do update set query = excluded.query
returning id
