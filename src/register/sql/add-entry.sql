-- $1 id, $2 version, $3 kind, $4 content, $5 origin
insert into register_entry (id, version, kind, content, origin) values ($1, $2, $3, $4, $5) on conflict do nothing
