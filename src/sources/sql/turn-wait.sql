-- $1 host, $2 gap in ms
select extract(epoch from greatest(started_at + $2::double precision * interval '1 ms' - clock_timestamp(), interval '0'))::double precision * 1000 as "gapMs",
  case when paused_until > clock_timestamp() then extract(epoch from paused_until - clock_timestamp())::double precision * 1000 else 0 end as "pauseMs"
from host_turn where host = $1
