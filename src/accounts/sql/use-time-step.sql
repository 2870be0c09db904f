-- $1 account, $2 time step of the code; nothing where a code of this step or a later one was taken before
update second_factor set last_step = $2 where account_id = $1 and last_step < $2 returning account_id as "accountId"
