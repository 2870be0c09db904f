-- $1 case
select count(*)::integer as count from case_file where id > $1 and state <> 'closed'
