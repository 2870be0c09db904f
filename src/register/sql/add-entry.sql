-- $1 id, $2 version, $3 kind, $4 content
insert into register_entry (id, version, kind, content) values ($1, $2, $3, $4) on conflict do nothing
