-- $1 account
update account set enabled = true where id = $1 and not enabled returning id
