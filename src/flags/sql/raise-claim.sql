-- $1 story_id, $2 article_id, $3 level, $4 claim_id
insert into flag (story_id, article_id, kind, level, claim_id)
select $1, $2, 'claim', $3, $4
where not exists (
  select 1
  from flag f join claim before on before.id = f.claim_id join claim now on now.id = $4
  where f.article_id = $2 and before.register_id = now.register_id and before.voice = now.voice
)
on conflict do nothing
returning id, level
