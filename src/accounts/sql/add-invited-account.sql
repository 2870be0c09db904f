-- $1 user name, $2 role, $3 hash or null, $4 name for authenticators or null
insert into account (username, role, password_hash, passkey_user) values ($1, $2, $3, $4) on conflict (username) do nothing returning id
