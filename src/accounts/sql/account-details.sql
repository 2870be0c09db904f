-- $1 account
select password_hash is not null as "hasPassword", provider_name as "providerName", provider_subject is not null as "tiedToProvider" from account where id = $1
