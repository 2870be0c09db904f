-- $1 step, $2 subject_id, $3 reason, $4 attempts after which it is put aside, $5 seconds to wait after the first failure
insert into step_failure (step, subject_id, attempts, reason, next_try_at, quarantined_at)
values ($1, $2, 1, $3, now() + make_interval(secs => $5), case when $4 <= 1 then now() end)
on conflict (step, subject_id) do update
  set attempts = step_failure.attempts + 1, reason = excluded.reason, last_failed_at = now(),
      next_try_at = now() + make_interval(secs => $5 * 2 ^ least(step_failure.attempts, 20)),
      quarantined_at = case when step_failure.attempts + 1 >= $4 then coalesce(step_failure.quarantined_at, now()) end
