-- $1 id after which to read, $2 how many
select id, at, account_id as "accountId", action, subject, detail, previous_hash as "previousHash", hash
from audit_event where id > $1 order by id limit $2
