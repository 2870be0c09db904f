-- $1 id, $2 state, $3 interval_minutes, $4 wait in minutes, $5 failures, $6 problem_code, $7 problem_detail,
-- $8 etag, $9 last_modified, $10 whether a new answer came (and with it new validators)
update way_in
set state = $2, interval_minutes = $3, next_poll_at = now() + make_interval(secs => $4 * 60.0), failures = $5,
    problem_code = $6, problem_detail = $7, last_polled_at = now(),
    last_success_at = case when $5 = 0 then now() else last_success_at end,
    etag = case when $10 then $8 else etag end,
    last_modified = case when $10 then $9 else last_modified end
where id = $1
