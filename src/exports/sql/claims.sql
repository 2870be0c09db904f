-- $1 after id, $2 up to id, $3 found from, $4 found before, $5 found or decided since
select k.id, a.id as article, v.number as revision, a.url, o.name as outlet, o.key as source, o.kind as "outletKind", o.country::text as country, l.language,
  k.register_id as register, k.register_version as "registerVersion", e.kind as "entryKind", k.voice, k.quote, round(k.p::numeric, 4)::real as p, k.state, k.found_at as "foundAt", k.decided_at as "decidedAt",
  sa.story_id as story, c.number as "case"
from claim k
join register_entry e on e.id = k.register_id and e.version = k.register_version
join revision v on v.id = k.revision_id
join article a on a.id = v.article_id
join source o on o.id = a.source_id
left join reading l on l.revision_id = v.id
left join story_article sa on sa.article_id = a.id
left join case_file c on c.story_id = sa.story_id
where k.id > $1 and k.id <= $2
  and ($3::timestamptz is null or k.found_at >= $3) and ($4::timestamptz is null or k.found_at < $4)
  and ($5::timestamptz is null or greatest(k.found_at, k.decided_at) >= $5)
order by k.id
