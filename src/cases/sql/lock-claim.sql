-- $1 claim, $2 case; a claim belongs to the case of the story that its article lies in
select k.state, k.decided_at::text as "decidedAt", k.register_id as register, k.register_version as version, k.voice
from claim k
join revision v on v.id = k.revision_id
join story_article sa on sa.article_id = v.article_id
join case_file c on c.story_id = sa.story_id
where k.id = $1 and c.id = $2
for update of k
