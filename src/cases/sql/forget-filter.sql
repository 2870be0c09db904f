-- $1 account, $2 id
delete from saved_filter where account_id = $1 and id = $2
