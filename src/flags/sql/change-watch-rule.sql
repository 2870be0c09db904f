-- $1 id, $2 name_vi, $3 name_en, $4 filter
update watch_rule set name_vi = $2, name_en = $3, filter = $4 where id = $1 returning id
