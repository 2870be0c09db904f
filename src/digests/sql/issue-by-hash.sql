-- $1 content_sha256
select id from digest where content_sha256 = $1 order by id limit 1
