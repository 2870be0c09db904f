-- $1 account, $2 issuer and subject; only the first time
update account set provider_subject = $2 where id = $1 and provider_subject is null returning id
