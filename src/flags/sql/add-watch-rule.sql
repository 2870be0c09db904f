-- $1 name_vi, $2 name_en, $3 filter
insert into watch_rule (name_vi, name_en, filter) values ($1, $2, $3) returning id
