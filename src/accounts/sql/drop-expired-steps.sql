-- $1 now
delete from sign_in_step where expires_at <= $1
