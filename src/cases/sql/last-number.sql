-- $1 year with a hyphen
select number from case_file where starts_with(number, $1) order by id desc limit 1
