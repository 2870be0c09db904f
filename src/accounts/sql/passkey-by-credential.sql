-- $1 credential id
select p.id, p.account_id as "accountId", p.public_key as "publicKey", p.counter::float8 as counter, p.transports, a.passkey_user as "user"
from passkey p join account a on a.id = p.account_id where p.credential_id = $1
