-- $1 account; one change of a person's filters at a time
select id from account where id = $1 for no key update
