-- $1 pack
insert into evidence_picture (pack_id) values ($1) on conflict do nothing
