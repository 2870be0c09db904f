-- $1 understood copies before this go, $2 any before this go, $3 bytes of all copies together; understood ones above it go, any above four times it
with standing as (
  select c.revision_id, c.kept_at, coalesce(a.understood_revision_id >= c.revision_id, false) as understood,
    sum(c.bytes) over (order by c.kept_at desc, c.revision_id desc) as newer_bytes
  from page_copy c join revision v on v.id = c.revision_id join article a on a.id = v.article_id
)
delete from page_copy c using standing s
where s.revision_id = c.revision_id
  and ((s.understood and (s.kept_at < $1 or s.newer_bytes > $3)) or s.kept_at < $2 or s.newer_bytes > 4 * $3::bigint)
