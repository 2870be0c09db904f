-- $1 alert_id; true where the message stands for claims alone and a person has meanwhile rejected every one of them
select count(*) > 0 and bool_and(f.kind = 'claim' and c.state is not distinct from 'rejected') as rejected
from alert_flag x join flag f on f.id = x.flag_id left join claim c on c.id = f.claim_id where x.alert_id = $1
