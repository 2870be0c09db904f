-- $1 account
update account set enabled = false where id = $1
