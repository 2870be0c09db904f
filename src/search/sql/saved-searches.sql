-- $1 account
select id, name, query from saved_search where account_id = $1 order by name
