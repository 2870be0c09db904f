-- $1 claim; whether a correction request that was not given up stands on it
select exists (select 1 from response where claim_id = $1 and dropped_at is null) as requested
