-- no parameters
select id, about, jsonb_build_object('vi', name_vi, 'en', name_en) as name, filter, channels, to_char(quiet_from, 'HH24:MI') as "quietFrom",
  to_char(quiet_to, 'HH24:MI') as "quietTo", always, cap_per_hour as "capPerHour", enabled, created_at as "createdAt"
from alert_rule order by id
