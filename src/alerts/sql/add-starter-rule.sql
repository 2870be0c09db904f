-- $1 about, $2 name_vi, $3 name_en, $4 filter, $5 channels, $6 quiet_from, $7 quiet_to, $8 always, $9 cap_per_hour
-- Only for an office that has no rule of that name: two processes may start at once.
insert into alert_rule (about, name_vi, name_en, filter, channels, quiet_from, quiet_to, always, cap_per_hour)
select $1, $2, $3, $4, $5, $6, $7, $8, $9 where not exists (select 1 from alert_rule where name_vi = $2)
