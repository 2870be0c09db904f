-- $1 case, $2 viewer
select case_file.*, not exists (select 1 from case_read r where r.account_id = $2::integer and r.case_id = case_file.id) as unread, false as mine
from case_file where id = $1
