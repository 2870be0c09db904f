-- $1 case; released correction requests that nobody has noted as sent
select count(*)::integer as count from response r
where r.case_id = $1 and r.kind = 'correction-request' and r.released_at is not null
  and not exists (select 1 from correction_entry e where e.response_id = r.id and e.kind = 'sent')
