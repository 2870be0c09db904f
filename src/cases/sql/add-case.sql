-- $1 number, $2 story, $3 level, $4 now, $5 assess by, $6 answer by
insert into case_file (number, story_id, level, opened_at, assess_by, answer_by, changed_at) values ($1, $2, $3, $4, $5, $6, $4) returning id
