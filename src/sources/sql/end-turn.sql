-- $1 host, $2 lease
update host_turn set leases = array(select lease from unnest(leases) as lease where lease <> $2::timestamptz and lease > clock_timestamp()) where host = $1
