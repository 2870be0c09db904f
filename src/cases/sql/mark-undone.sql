-- $1 step, $2 now
update undoable_step set undone_at = $2 where id = $1 and undone_at is null
