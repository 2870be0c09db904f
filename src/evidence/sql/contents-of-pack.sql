-- $1 pack
select name, media_type as "mediaType", sha256::text as sha256, content from evidence_part where pack_id = $1 order by name
