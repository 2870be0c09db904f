-- no parameters
select w.id, jsonb_build_object('vi', w.name_vi, 'en', w.name_en) as name, w.filter, w.enabled,
  (select count(*)::int from flag f where f.watch_rule_id = w.id and f.raised_at > now() - interval '7 days') as "flags7d"
from watch_rule w order by w.id
