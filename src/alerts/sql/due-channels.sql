-- $1 now
select distinct channel from alert_delivery where state = 'waiting' and next_try_at <= $1
