-- $1 a day ago, $2 now; what is set aside is not counted as open
select
  (select count(*) from case_file where state <> 'closed' and (set_aside_until is null or set_aside_until <= $2
    or case when state = 'new' then assess_by else answer_by end <= $2))::integer as open,
  (select coalesce(max(id), 0) from case_file)::integer as "newestCase",
  (select count(*) from article where first_seen_at >= $1)::integer as "articles24h",
  (select max(last_success_at) from way_in) as "lastSuccessAt"
