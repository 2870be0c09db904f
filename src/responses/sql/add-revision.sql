-- $1 response, $2 number, $3 title, $4 body, $5 title and $6 body in Vietnamese, $7 sha256, $8 account, $9 now
insert into response_revision (response_id, number, title, body, title_vi, body_vi, sha256, written_by, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
