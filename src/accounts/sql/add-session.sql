-- $1 hash of the token, $2 account, $3 now, $4 end, $5 how it was opened, $6 coarse name of the browser; only for an account that is still enabled
insert into signed_in (token_hash, account_id, created_at, last_used_at, proven_at, expires_at, how, browser)
select $1, id, $3, $3, $3, $4, $5, $6 from account where id = $2 and enabled returning id
