-- $1 revision
select id, register_id as register, register_version as version, voice, quote, sentence, p, found_at as "foundAt" from claim where revision_id = $1 order by id
