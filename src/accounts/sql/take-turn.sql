-- no parameters; the number is ours alone (migrations 7355608, audit 7355609)
select pg_advisory_xact_lock(7355614)
