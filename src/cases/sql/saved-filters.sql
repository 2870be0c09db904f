-- $1 account
select id, name, query, is_default as "isDefault" from saved_filter where account_id = $1 order by place, id
