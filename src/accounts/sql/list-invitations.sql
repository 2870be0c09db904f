-- no parameters; newest first
select i.id, i.role, i.note, b.username as "invitedBy", i.invited_at as "invitedAt", i.expires_at as "expiresAt",
  i.withdrawn_at as "withdrawnAt", i.used_at as "usedAt", u.username as "usedBy"
from invitation i left join account b on b.id = i.invited_by left join account u on u.id = i.used_by
order by i.id desc limit 200
