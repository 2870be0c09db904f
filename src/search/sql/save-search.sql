-- $1 account, $2 name, $3 query
insert into saved_search (account_id, name, query) values ($1, $2, $3)
on conflict (account_id, name) do update set query = excluded.query
returning id
