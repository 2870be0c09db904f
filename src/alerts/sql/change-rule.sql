-- $1 id, $2 name_vi, $3 name_en, $4 filter, $5 channels, $6 quiet_from, $7 quiet_to, $8 always, $9 cap_per_hour, $10 changed_at
update alert_rule set name_vi = $2, name_en = $3, filter = $4, channels = $5, quiet_from = $6, quiet_to = $7, always = $8, cap_per_hour = $9, changed_at = $10
where id = $1 returning id
