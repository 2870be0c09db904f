-- $1 account, $2 id, $3 name
update saved_filter set name = $3 where account_id = $1 and id = $2
