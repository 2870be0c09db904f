-- $1 source_id, $2 "kind url" of the ways in that stay
update way_in set retired = true
where source_id = $1 and not (kind || ' ' || url = any ($2::text[]))
