-- $1 article id, $2 revision id
update article set understood_revision_id = $2 where id = $1
