-- $1 account, $2 id
update saved_filter set is_default = true where account_id = $1 and id = $2
