-- $1 claim, $2 case; a confirmed one of the case, with the country of its outlet
select k.id, o.country::text as country
from claim k
join revision v on v.id = k.revision_id
join article a on a.id = v.article_id
join source o on o.id = a.source_id
join story_article sa on sa.article_id = a.id
join case_file c on c.story_id = sa.story_id
join register_entry e on e.id = k.register_id and e.version = k.register_version
where k.id = $1 and c.id = $2 and k.state = 'confirmed' and jsonb_array_length(e.content -> 'evidence') > 0
