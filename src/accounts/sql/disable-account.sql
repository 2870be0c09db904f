-- $1 user name
update account set enabled = false where username = $1 returning id
