-- $1 what the identity provider calls this member of staff
select id, username, role, enabled, provider_subject as "subject" from account where lower(provider_name) = lower($1)
