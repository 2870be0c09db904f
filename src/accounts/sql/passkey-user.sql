-- $1 account, $2 a random name for authenticators, taken where the account has none yet
update account set passkey_user = coalesce(passkey_user, $2) where id = $1 returning passkey_user as "user"
