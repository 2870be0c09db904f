-- $1 id; newest first, with the account that wrote the version and why, out of the audit log
select r.version, r.content, r.origin, r.created_at as "createdAt", e.username, e.note
from register_entry r
left join lateral (
  select a.username, v.detail ->> 'note' as note
  from audit_event v left join account a on a.id = v.account_id
  where v.subject = 'register:' || r.id and v.action in ('register.changed', 'register.verified', 'register.imported') and v.detail ->> 'version' = r.version::text
  order by v.id desc limit 1
) e on true
where r.id = $1 order by r.version desc
