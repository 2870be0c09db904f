-- $1 response, $2 account
select exists (select 1 from response_revision where response_id = $1 and written_by = $2) as wrote
