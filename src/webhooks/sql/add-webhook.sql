-- $1 name, $2 url, $3 sealed secret, $4 events, $5 now, $6 account, $7 id, out of next-id.sql
insert into webhook (id, name, url, sealed_secret, events, created_at, created_by, changed_at) overriding system value values ($7, $1, $2, $3, $4, $5, $6, $5)
