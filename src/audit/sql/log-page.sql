-- $1 events before this id or null, $2 after this id or null, $3 how many, $4 subject or number of a case or null, $5 user name or null, $6 beginning of the action or null, $7 from or null, $8 before or null; the order is put in by log.ts, so that a page is read off the key and not sorted out of the whole log
select e.id, e.at, a.username, e.account_id as "accountId", e.action, e.subject, e.detail, e.previous_hash as "previousHash", e.hash
from audit_event e left join account a on a.id = e.account_id
where ($1::integer is null or e.id < $1) and ($2::integer is null or e.id > $2)
  and ($4::text is null or e.subject = coalesce((select 'case:' || c.id from case_file c where c.number = $4), $4))
  and ($5::text is null or (case when $5 = '-' then e.account_id is null else a.username = $5 end))
  and ($6::text is null or starts_with(e.action, $6))
  and ($7::timestamptz is null or e.at >= $7) and ($8::timestamptz is null or e.at < $8)
order by e.id /* order */ limit $3
