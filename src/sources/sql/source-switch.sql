-- $1 key
select id, enabled from source where key = $1 for update
