-- $1 account
delete from signed_in where account_id = $1
