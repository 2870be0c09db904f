-- $1 account, $2 role
update account set role = $2 where id = $1 and role <> $2 returning id
