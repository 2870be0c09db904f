-- $1 id
select interval_minutes as "intervalMinutes", failures from way_in where id = $1 for update
