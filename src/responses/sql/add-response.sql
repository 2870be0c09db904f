-- $1 case, $2 kind, $3 track, $4 language, $5 claim, $6 account, $7 now
insert into response (case_id, kind, track, language, claim_id, opened_by, opened_at) values ($1, $2, $3, $4, $5, $6, $7) returning id
