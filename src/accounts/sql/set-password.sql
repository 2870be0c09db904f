-- $1 account, $2 hash, $3 whether it must be changed at the next sign-in
update account set password_hash = $2, must_change_password = $3, enabled = true, failed_attempts = 0, locked_until = null where id = $1
