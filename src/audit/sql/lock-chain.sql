-- no parameters; the number is ours alone (migrations take 7355608)
select pg_advisory_xact_lock(7355609)
