-- $1 issuer and subject at the identity provider
select id, username, role, enabled, provider_subject as "subject" from account where provider_subject = $1
