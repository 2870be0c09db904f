-- $1 response; what the page of a request's article says by now
select k.quote, k.register_id as register, claimed.number as "claimNumber", latest.number as "latestNumber", latest.title, latest.body as text, a.id as "articleId", l.language,
  link.fetched_at as "checkedAt", r.released_at as "releasedAt", (select min(on_day)::text from correction_entry e where e.response_id = r.id and e.kind = 'sent') as "sentOn",
  a.understood_revision_id is not distinct from a.latest_revision_id as understood,
  coalesce((select array_agg(c.voice) from claim c where c.revision_id = latest.id and c.register_id = k.register_id and c.state <> 'rejected'), '{}') as voices,
  coalesce((select json_agg(json_build_object('kind', h.kind, 'number', v.number) order by h.id) from article_change h left join revision v on v.id = h.revision_id where h.article_id = a.id), '[]') as changes
from response r
join claim k on k.id = r.claim_id
join revision claimed on claimed.id = k.revision_id
join article a on a.id = claimed.article_id
join revision latest on latest.id = a.latest_revision_id
join link on link.id = a.link_id
left join reading l on l.revision_id = latest.id
where r.id = $1
