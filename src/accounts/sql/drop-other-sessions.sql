-- $1 account, $2 session that stays
delete from signed_in where account_id = $1 and id <> $2
