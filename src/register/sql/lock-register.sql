-- no parameters; the number is ours alone: one writer of register versions at a time
select pg_advisory_xact_lock(7355617)
