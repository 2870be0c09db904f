-- $1 now, $2 minutes without use after which a session ends
delete from signed_in where expires_at <= $1 or last_used_at <= $1::timestamptz - make_interval(mins => $2)
