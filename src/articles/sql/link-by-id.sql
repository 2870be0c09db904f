-- $1 id
select l.id, l.source_id as "sourceId", l.url, l.outcome, l.attempts, l.etag, l.last_modified as "lastModified",
  l.found_title as "foundTitle", l.found_text as "foundText", l.found_published_at as "foundPublishedAt", l.found_at as "foundAt",
  w.kind as "wayInKind", s.country, a.id as "articleId"
from link l
join source s on s.id = l.source_id
left join way_in w on w.id = l.way_in_id
left join article a on a.link_id = l.id
where l.id = $1
