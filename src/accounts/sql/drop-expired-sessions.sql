-- $1 now
delete from signed_in where expires_at <= $1
