-- no parameters
select distinct country::text as country from source where enabled order by 1
