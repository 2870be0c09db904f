-- $1 account, $2 query, $3 cases, $4 now; those of last week are of no use any more
with old as (delete from review where account_id = $1 and started_at < $4::timestamptz - interval '7 days')
insert into review (account_id, query, case_ids, started_at) values ($1, $2, $3, $4) returning id
