-- $1 way_in_id, $2 how many to keep
delete from poll
where way_in_id = $1
  and id <= (select id from poll where way_in_id = $1 order by id desc offset $2 limit 1)
