-- no parameters; 7355609: any number that nothing else locks
select pg_advisory_xact_lock(7355609)
