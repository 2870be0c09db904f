-- $1 case
select c.id, c.at, a.username, c.text from case_comment c join account a on a.id = c.account_id where c.case_id = $1 order by c.id
