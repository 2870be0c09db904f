-- $1 account; the row is locked, so that two ways in do not go at the same moment
select password_hash is not null as password, provider_name is not null or provider_subject is not null as provider,
  (select count(*)::int from passkey p where p.account_id = account.id) as passkeys
from account where id = $1 for update
