-- $1 account
select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt", last_step as "lastStep",
  (select count(*)::int from recovery_code r where r.account_id = f.account_id and r.used_at is null) as "recoveryLeft"
from second_factor f where account_id = $1
