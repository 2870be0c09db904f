-- $1 name, $2 url, $3 secret, $4 events, $5 now, $6 account
insert into webhook (name, url, secret, events, created_at, created_by, changed_at) values ($1, $2, $3, $4, $5, $6, $5) returning id
