-- $1 account, $2 now
update second_factor set confirmed_at = $2 where account_id = $1 and confirmed_at is null returning account_id as "accountId"
