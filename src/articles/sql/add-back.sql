-- $1 article_id, $2 at; only where the last that is known is that it was gone or taken back
insert into article_change (article_id, kind, at)
select $1, 'back', $2
from (select kind, revision_id from article_change where article_id = $1 order by id desc limit 1) last
where last.kind in ('gone', 'withdrawn') and last.revision_id is null
