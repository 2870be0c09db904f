-- $1 moment; the letterhead that held then
select content from letterhead where valid_from <= $1 order by valid_from desc, id desc limit 1
