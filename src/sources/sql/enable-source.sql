-- $1 key, $2 enabled
update source set enabled = $2 where key = $1
