-- $1 id, $2 version that was seen, $3 sealed secret, $4 now
update webhook set sealed_secret = $3, changed_at = $4, version = version + 1 where id = $1 and version = $2 returning version
