-- $1 claim, $2 state, $3 now
update claim set state = $2, decided_at = $3 where id = $1
