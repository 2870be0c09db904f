-- $1 passkey, $2 counter, $3 now
update passkey set counter = $2, last_used_at = $3 where id = $1
