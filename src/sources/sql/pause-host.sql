-- $1 host, $2 pause in ms
insert into host_turn (host, started_at, paused_until) values ($1, clock_timestamp(), clock_timestamp() + $2::double precision * interval '1 ms')
on conflict (host) do update set paused_until = greatest(host_turn.paused_until, excluded.paused_until)
