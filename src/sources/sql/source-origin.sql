-- $1 key
select origin, fictional from source where key = $1
