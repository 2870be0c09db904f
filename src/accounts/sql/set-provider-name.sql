-- $1 user name, $2 what the identity provider calls this member of staff, or null; the tie to an earlier one ends
update account set provider_name = $2, provider_subject = null where username = $1 returning id
