-- $1 user name, $2 role, $3 hash
insert into account (username, role, password_hash, must_change_password) values ($1, $2, $3, true)
on conflict (username) do nothing
returning id
