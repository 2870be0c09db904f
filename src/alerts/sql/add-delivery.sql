-- $1 alert_id, $2 channel, $3 state, $4 held_for, $5 next_try_at, $6 settled_at, $7 answer, $8 created_at
insert into alert_delivery (alert_id, channel, state, held_for, next_try_at, settled_at, answer, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict do nothing
