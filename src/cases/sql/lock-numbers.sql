-- no parameters; the number is ours alone (the audit chain takes 7355609)
select pg_advisory_xact_lock(7355610)
