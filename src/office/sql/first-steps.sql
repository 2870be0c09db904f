-- what the office has done of the first steps
select
  exists (select 1 from account where role = 'administrator' and enabled and not must_change_password) as "ownPassword",
  exists (select 1 from setting where key = 'profile-seen') as "profileSeen",
  (select count(*)::integer from source where not fictional and enabled) as "sources",
  (select count(*)::integer from source where fictional) as "fictionalSources",
  (select count(*)::integer from account where enabled) as accounts,
  (select max(at) from audit_event where action = 'archive.backed-up') as "lastBackupAt",
  exists (select 1 from letterhead) as letterhead
