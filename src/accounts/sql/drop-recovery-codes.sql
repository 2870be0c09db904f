-- $1 account
delete from recovery_code where account_id = $1
