-- $1 content, $2 account, $3 moment
insert into letterhead (content, saved_by, valid_from) values ($1, $2, $3)
