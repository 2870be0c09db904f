-- $1 user name, $2 role, $3 hash, or null for an account that enters through the identity provider, $4 its name there or null
insert into account (username, role, password_hash, must_change_password, provider_name) values ($1, $2, $3, $3::text is not null, $4)
on conflict do nothing
returning id
