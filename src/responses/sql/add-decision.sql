-- $1 revision, $2 sha256, $3 part, $4 verdict, $5 reason, $6 account, $7 now
insert into response_decision (revision_id, sha256, part, verdict, reason, decided_by, at) values ($1, $2, $3, $4, $5, $6, $7)
