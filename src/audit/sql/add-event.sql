-- $1 id, $2 at, $3 account, $4 action, $5 subject, $6 detail as JSON, $7 previous hash, $8 hash
insert into audit_event (id, at, account_id, action, subject, detail, previous_hash, hash) values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
