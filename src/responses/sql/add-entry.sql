-- $1 response, $2 kind, $3 day, $4 answer, $5 outcome, $6 what was proposed, $7 note, $8 account, $9 now
insert into correction_entry (response_id, kind, on_day, answer, outcome, proposed, note, noted_by, noted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
