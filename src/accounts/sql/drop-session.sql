-- $1 hash of the token
delete from signed_in where token_hash = $1 returning account_id as "accountId"
