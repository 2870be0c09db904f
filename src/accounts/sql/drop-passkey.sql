-- $1 passkey, $2 account that it must belong to
delete from passkey where id = $1 and account_id = $2 returning name
