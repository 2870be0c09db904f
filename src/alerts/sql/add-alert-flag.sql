-- $1 rule_id, $2 flag_ids, $3 alert_id, $4 folded, $5 at
insert into alert_flag (rule_id, flag_id, alert_id, folded, at)
select $1, flag_id, $3, $4, $5 from unnest($2::int[]) flag_id
on conflict do nothing
