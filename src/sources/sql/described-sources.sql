-- $1 key, or null for all
select s.key, s.name, s.home_url as "homeUrl", s.country, s.languages, s.kind, s.enabled, s.fictional, s.origin,
  coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', w.kind, 'url', w.url, 'linkPattern', w.link_pattern)) order by w.id)
    filter (where w.id is not null), '[]') as "waysIn"
from source s left join way_in w on w.source_id = s.id and not w.retired
where $1::text is null or s.key = $1
group by s.id
order by s.country, s.key
