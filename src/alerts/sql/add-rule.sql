-- $1 about, $2 name_vi, $3 name_en, $4 filter, $5 channels, $6 quiet_from, $7 quiet_to, $8 always, $9 cap_per_hour
insert into alert_rule (about, name_vi, name_en, filter, channels, quiet_from, quiet_to, always, cap_per_hour)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
