-- $1 invitation, $2 now
update invitation set withdrawn_at = $2 where id = $1 and used_at is null and withdrawn_at is null returning id
