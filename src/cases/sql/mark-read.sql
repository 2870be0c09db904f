-- $1 account, $2 cases, $3 now
insert into case_read (account_id, case_id, at) select $1, id, $3 from case_file where id = any ($2::integer[]) on conflict do nothing
