-- no parameters
select outcome, problem_code as problem, count(*)::int as count from poll group by 1, 2 order by 3 desc, 1, 2
