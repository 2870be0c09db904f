-- $1 account, $2 id
select id, query, case_ids as "caseIds", started_at as "startedAt" from review where account_id = $1 and id = $2
