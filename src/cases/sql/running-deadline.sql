-- $1 case
select case when state = 'new' then assess_by when state in ('released', 'monitoring') then check_by else answer_by end as due from case_file where id = $1
