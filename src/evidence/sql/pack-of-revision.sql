-- $1 revision
select id, made_at as "madeAt" from evidence_pack where revision_id = $1
