-- $1 account: how many enabled administrators there are besides it; their rows are locked till the end of the transaction
select id from account where role = 'administrator' and enabled and id <> $1 for update
