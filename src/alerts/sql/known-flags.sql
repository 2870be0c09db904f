-- $1 flag_ids
select rule_id as "ruleId", flag_id as "flagId" from alert_flag where flag_id = any($1::int[])
