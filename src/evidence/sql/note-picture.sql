-- $1 pack, $2 outcome, $3 problem or null, $4 next try
update evidence_picture set outcome = $2, problem = $3, next_try_at = $4, attempts = attempts + 1 where pack_id = $1
