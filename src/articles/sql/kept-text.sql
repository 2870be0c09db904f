-- $1 article id
select v.id as "revisionId", v.title, v.body as text, v.text_sha256 as hash, coalesce(r.language, v.declared_language) as language,
  v.taken_from as "takenFrom"
from article a join revision v on v.id = a.latest_revision_id left join reading r on r.revision_id = v.id
where a.id = $1
