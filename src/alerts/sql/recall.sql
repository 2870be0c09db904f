-- $1 channel
select sealed from alert_channel_memory where channel = $1
