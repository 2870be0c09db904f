-- no parameters
select count(*)::int as count from source where enabled
