-- $1 account
delete from sign_in_step where account_id = $1
