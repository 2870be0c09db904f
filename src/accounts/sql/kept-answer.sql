-- $1 token, $2 key
select request_sha256::text as "requestSha256", status, etag, body from api_answer where token_id = $1 and key = $2
