-- $1 account, $2 cases
delete from case_read where account_id = $1 and case_id = any ($2::integer[])
