-- $1 register id, or null for all; a claim of one article counts once however often the article was revised: decided before open, then the newest
select "register", language, count(*) filter (where state = 'confirmed')::integer as confirmed,
  count(*) filter (where state = 'rejected')::integer as rejected, count(*) filter (where state = 'suggested')::integer as open
from (
  select distinct on (v.article_id, k.register_id, k.voice) k.register_id as "register", coalesce(l.language, 'und') as language, k.state
  from claim k
  join revision v on v.id = k.revision_id
  left join reading l on l.revision_id = k.revision_id
  -- What an outlet rejects raises no flag, and nobody is asked to decide on it.
  where ($1::text is null or k.register_id = $1) and (k.voice <> 'rejects' or k.state <> 'suggested')
  order by v.article_id, k.register_id, k.voice, (k.state = 'suggested'), k.id desc
) one
group by 1, 2 order by 1, 2
