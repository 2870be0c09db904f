-- $1 a day ago
select
  (select count(*) from case_file where state <> 'closed')::integer as open,
  (select coalesce(max(id), 0) from case_file)::integer as "newestCase",
  (select count(*) from article where first_seen_at >= $1)::integer as "articles24h",
  (select max(last_success_at) from way_in) as "lastSuccessAt",
  (select count(*) from source s where s.enabled
    and exists (select 1 from way_in w where w.source_id = s.id and not w.retired)
    and not exists (select 1 from way_in w where w.source_id = s.id and not w.retired and w.state in ('new', 'ok')))::integer as "silentSources"
