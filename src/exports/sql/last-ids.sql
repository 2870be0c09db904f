-- no parameters; where reading in ranges ends
select (select coalesce(max(id), 0) from article)::integer as articles, (select coalesce(max(id), 0) from story)::integer as stories,
  (select coalesce(max(id), 0) from claim)::integer as claims, (select coalesce(max(id), 0) from case_file)::integer as cases,
  (select coalesce(max(id), 0) from response)::integer as corrections
