-- no parameters
select id, jsonb_build_object('vi', name_vi, 'en', name_en) as name, filter, enabled from watch_rule where enabled order by id
