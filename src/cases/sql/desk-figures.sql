-- $1 a day ago
select
  (select count(*) from case_file where state <> 'closed')::integer as open,
  (select coalesce(max(id), 0) from case_file)::integer as "newestCase",
  (select count(*) from article where first_seen_at >= $1)::integer as "articles24h",
  (select max(last_success_at) from way_in) as "lastSuccessAt"
