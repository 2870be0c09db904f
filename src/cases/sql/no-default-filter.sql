-- $1 account
update saved_filter set is_default = false where account_id = $1 and is_default
