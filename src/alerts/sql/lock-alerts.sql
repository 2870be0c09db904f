-- no parameters; one process at a time makes messages, so that caps and folding see each other
select pg_advisory_xact_lock(7355618)
