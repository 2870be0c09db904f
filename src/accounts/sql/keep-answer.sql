-- $1 token, $2 key, $3 status, $4 etag or null, $5 body
update api_answer set status = $3, etag = $4, body = $5 where token_id = $1 and key = $2
