-- $1 now, $2 how many
select i.pack_id as "packId", i.attempts, p.revision_id as "revisionId", w.content as warc
from evidence_picture i
join evidence_pack p on p.id = i.pack_id
join evidence_part w on w.pack_id = i.pack_id and w.name = 'page.warc.gz'
where i.outcome = 'waiting' and i.next_try_at <= $1 order by i.next_try_at limit $2
