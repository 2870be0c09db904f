-- $1 channel, $2 most
select a.id, a.kind, a.level, a.content, a.raised_at as "raisedAt", d.id as "deliveryId"
from alert_delivery d join alert a on a.id = d.alert_id where d.channel = $1 order by d.created_at desc limit $2
