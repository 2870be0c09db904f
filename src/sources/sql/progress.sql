-- $1 now; how a round stands: what waits and is due, what was fetched lately, and what is at work
select
  (select count(*)::integer from link where outcome = 'waiting' and next_fetch_at <= $1) as waiting,
  (select count(*)::integer from link where fetched_at > $1::timestamptz - interval '1 minute' and fetched_at <= $1) as "fetchedLastMinute",
  (select count(*)::integer from article where understood_revision_id is distinct from latest_revision_id) as "notUnderstood",
  (select count(*)::integer from way_in w join source o on o.id = w.source_id where o.enabled and not w.retired and w.next_poll_at <= $1) as "waysDue",
  (select at from poll order by id desc limit 1) as "lastPollAt"
