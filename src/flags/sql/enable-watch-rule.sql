-- $1 id, $2 enabled
update watch_rule set enabled = $2 where id = $1 returning id
