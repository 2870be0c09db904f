-- $1 now; articles under a sent request without an outcome are fetched again: six hours after the last time, later after a quarter of what has
-- passed since the sending, for ninety days
update link set next_fetch_at = $1
where next_fetch_at is null and id in (
  select a.link_id
  from response r
  join claim k on k.id = r.claim_id
  join revision v on v.id = k.revision_id
  join article a on a.id = v.article_id
  join link l on l.id = a.link_id
  join lateral (select min(noted_at) as at from correction_entry e where e.response_id = r.id and e.kind = 'sent') sent on sent.at is not null
  where r.kind = 'correction-request' and r.released_at is not null and sent.at > $1::timestamptz - interval '90 days'
    and not exists (select 1 from correction_entry e where e.response_id = r.id and e.kind = 'outcome')
    and $1::timestamptz - l.fetched_at >= greatest(interval '6 hours', ($1::timestamptz - sent.at) / 4)
)
