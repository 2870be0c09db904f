-- $1 period, $2 starts_on, $3 ends_on, $4 content, $5 content_sha256, $6 made_by
insert into digest (period, starts_on, ends_on, content, content_sha256, made_by)
values ($1, $2, $3, $4::jsonb, $5, $6)
returning id
