-- $1 article, $2 WARC file, $3 its bytes
insert into page_copy (revision_id, warc, bytes) select latest_revision_id, $2, $3 from article where id = $1 on conflict do nothing
