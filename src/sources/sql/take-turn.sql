-- $1 host, $2 gap in ms, $3 requests at once, $4 ms after which a request counts as over
with moment as (select clock_timestamp() as now)
insert into host_turn as turn (host, started_at, leases)
select $1, now, array[now + $4::double precision * interval '1 ms'] from moment
on conflict (host) do update
  set started_at = clock_timestamp(),
      leases = array(select lease from unnest(turn.leases) as lease where lease > clock_timestamp()) || excluded.leases
  where turn.started_at + $2::double precision * interval '1 ms' <= clock_timestamp()
    and turn.paused_until <= clock_timestamp()
    and (select count(*) from unnest(turn.leases) as lease where lease > clock_timestamp()) < $3
returning leases[cardinality(leases)]::text as lease
