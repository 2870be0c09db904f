-- $1 pack, $2 name, $3 media type, $4 sha256, $5 content
insert into evidence_part (pack_id, name, media_type, sha256, content) values ($1, $2, $3, $4, $5) on conflict do nothing
