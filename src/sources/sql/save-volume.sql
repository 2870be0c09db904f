-- $1 source_id, $2 state, $3 silent_since, $4 last_24h, $5 usual_24h, $6 last_7d, $7 usual_7d, $8 weeks, $9 checked_at
insert into source_volume (source_id, state, silent_since, last_24h, usual_24h, last_7d, usual_7d, weeks, checked_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (source_id) do update
  set state = excluded.state, silent_since = excluded.silent_since, last_24h = excluded.last_24h, usual_24h = excluded.usual_24h,
      last_7d = excluded.last_7d, usual_7d = excluded.usual_7d, weeks = excluded.weeks, checked_at = excluded.checked_at
