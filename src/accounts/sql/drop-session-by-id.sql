-- $1 session, $2 account that it must belong to
delete from signed_in where id = $1 and account_id = $2
