-- no parameters
select count(*)::int as count from step_failure where quarantined_at is not null
