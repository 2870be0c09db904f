-- $1 account, $2 id, $3 place
update saved_filter set place = $3 where account_id = $1 and id = $2
