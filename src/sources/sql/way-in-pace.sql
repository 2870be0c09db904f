-- $1 id
select source_id as "sourceId", interval_minutes as "intervalMinutes", failures from way_in where id = $1 for update
