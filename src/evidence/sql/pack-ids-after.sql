-- $1 id after which to read, $2 how many
select id from evidence_pack where id > $1 order by id limit $2
