-- $1 way_in_id
select at, outcome, problem_code as "problemCode", found, new_links as "newLinks", duration_ms as "durationMs"
from poll where way_in_id = $1 order by id desc
