-- $1 pack, $2 number, $3 content, $4 sha256
insert into evidence_manifest (pack_id, number, content, sha256) values ($1, $2, $3, $4)
