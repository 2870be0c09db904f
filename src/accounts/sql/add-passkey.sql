-- $1 account, $2 credential id, $3 public key, $4 counter, $5 transports, $6 name, $7 now
insert into passkey (account_id, credential_id, public_key, counter, transports, name, created_at) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (credential_id) do nothing returning id
