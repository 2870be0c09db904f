-- $1 id, $2 enabled, $3 changed_at
update alert_rule set enabled = $2, changed_at = $3 where id = $1 returning id
