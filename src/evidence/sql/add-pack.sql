-- $1 revision
insert into evidence_pack (revision_id) values ($1) on conflict do nothing returning id, made_at as "madeAt"
