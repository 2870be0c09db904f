-- $1 account
delete from second_factor where account_id = $1
