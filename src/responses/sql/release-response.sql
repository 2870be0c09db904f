-- $1 response, $2 revision, $3 now
update response set released_at = $3, released_revision_id = $2 where id = $1
