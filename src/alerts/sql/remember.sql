-- $1 channel, $2 sealed
insert into alert_channel_memory (channel, sealed) values ($1, $2)
on conflict (channel) do update set sealed = excluded.sealed, changed_at = now()
