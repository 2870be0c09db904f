-- no parameters; 7355611: the number is ours alone (cases take 7355610)
select pg_advisory_xact_lock(7355611)
