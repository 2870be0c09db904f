-- $1 step, $2 subject_id
select quarantined_at is not null or next_try_at > now() as waits from step_failure where step = $1 and subject_id = $2
