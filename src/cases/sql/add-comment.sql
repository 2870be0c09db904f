-- $1 case, $2 account, $3 text, $4 now
insert into case_comment (case_id, account_id, text, at) select id, $2, $3, $4 from case_file where id = $1 returning id
