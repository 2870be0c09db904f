-- $1 token, $2 key, $3 hash of the request, $4 now
insert into api_answer (token_id, key, request_sha256, at) values ($1, $2, $3, $4) on conflict do nothing
