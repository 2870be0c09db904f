-- $1 way_in_id, $2 outcome, $3 problem_code, $4 found, $5 new_links, $6 duration_ms
insert into poll (way_in_id, outcome, problem_code, found, new_links, duration_ms) values ($1, $2, $3, $4, $5, $6)
