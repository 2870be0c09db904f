-- $1 name_vi, $2 name_en, $3 filter
insert into watch_rule (name_vi, name_en, filter)
select $1, $2, $3
where not exists (select 1 from watch_rule where name_vi = $1)
