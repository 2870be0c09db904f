-- $1 step, $2 subject_id
delete from step_failure where step = $1 and subject_id = $2
