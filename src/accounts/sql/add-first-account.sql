-- $1 user name, $2 hash; adds nothing where any account exists
insert into account (username, role, password_hash, must_change_password)
select $1, 'administrator', $2, true where not exists (select 1 from account)
on conflict (username) do nothing
returning id
