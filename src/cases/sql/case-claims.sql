-- $1 story; one row an article, entry and voice: the flagged one, else the newest; the loudest first
select * from (
  select distinct on (v.article_id, k.register_id, k.voice)
    k.id, v.article_id as "articleId", k.revision_id as "revisionId", k.voice, k.quote, k.sentence, k.p, k.state, k.decided_at as "decidedAt",
    k.rejected_before as "rejectedBefore", taught.decided_at as "taughtAt", tv.article_id as "taughtIn",
    e.content || jsonb_build_object('id', e.id, 'version', e.version, 'kind', e.kind) as entry
  from story_article sa
  join revision v on v.article_id = sa.article_id
  join claim k on k.revision_id = v.id
  join register_entry e on e.id = k.register_id and e.version = k.register_version
  left join flag f on f.claim_id = k.id
  left join claim taught on taught.id = k.taught_by and taught.state = 'rejected'
  left join revision tv on tv.id = taught.revision_id
  where sa.story_id = $1
  order by v.article_id, k.register_id, k.voice, f.id is null, k.id desc
) found
order by (state = 'rejected'), array_position(array['asserts', 'attributes', 'rejects'], voice), id
