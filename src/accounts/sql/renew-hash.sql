-- $1 account, $2 hash, $3 the hash it replaces: somebody may have changed the password meanwhile
update account set password_hash = $2 where id = $1 and password_hash = $3
