-- $1 pack
select number, content, sha256::text as sha256 from evidence_manifest where pack_id = $1 order by number
