-- $1 register id; claims told more quietly than their voice alone would have it, an article's claim once; silent ones raise no flag by themselves
select count(*)::integer as quieter, (count(*) filter (where not told))::integer as silent
from (
  select bool_or(k.rejected_before < case k.voice when 'asserts' then 2 else 1 end) as told
  from claim k join revision v on v.id = k.revision_id
  where k.register_id = $1 and k.rejected_before > 0 and k.voice <> 'rejects'
  group by v.article_id, k.voice
) one
