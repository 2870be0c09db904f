-- $1 invitation, $2 now, $3 account made by it
update invitation set used_at = $2, used_by = $3 where id = $1 and used_at is null and withdrawn_at is null and expires_at > $2 returning id
