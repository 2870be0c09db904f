-- $1 revision after which to read, $2 how many; revisions about which a person decided something, with all their claims
select v.id, coalesce(l.language, 'und') as language, coalesce(v.published_at, v.fetched_at) as date, o.country::text as country, v.title, v.body as text,
  (select json_agg(json_build_object('id', k.register_id, 'voice', k.voice, 'quote', k.quote, 'state', k.state) order by array_position(array['asserts', 'attributes', 'rejects'], k.voice), k.id)
   from claim k where k.revision_id = v.id) as claims
from revision v
join article a on a.id = v.article_id
join source o on o.id = a.source_id
left join reading l on l.revision_id = v.id
where v.id > $1 and exists (select 1 from claim k where k.revision_id = v.id and k.state <> 'suggested')
order by v.id limit $2
