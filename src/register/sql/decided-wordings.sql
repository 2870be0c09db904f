-- $1 register ids, $2 revision that asks, $3 how many of each entry at most; newest decision first
select c.id, c.register_id as register, c.voice, c.quote, c.state
from unnest($1::text[]) as asked (id)
cross join lateral (
  select * from claim
  where register_id = asked.id and state <> 'suggested' and revision_id <> $2
  order by decided_at desc, id desc
  limit $3
) as c
order by c.decided_at desc, c.id desc
