-- $1 id, $2 state, $3 interval_minutes, $4 wait in minutes, $5 failures (weighted), $6 problem_code, $7 problem_detail,
-- $8 etag, $9 last_modified, $10 whether a new answer came (and with it new validators), $11 whether it is given up
update way_in
set state = $2, interval_minutes = $3, next_poll_at = now() + make_interval(secs => $4 * 60.0), failures = $5,
    problem_code = $6, problem_detail = $7, last_polled_at = now(),
    last_success_at = case when $6::text is null then now() else last_success_at end,
    given_up_at = case when $11 then coalesce(given_up_at, now()) end,
    etag = case when $10 then $8 else etag end,
    last_modified = case when $10 then $9 else last_modified end
where id = $1
