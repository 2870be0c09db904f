-- $1 story_ids
select s.id as "storyId", cf.id as "caseId", cf.number as "caseNumber",
  (select r.title from article a join revision r on r.id = a.latest_revision_id where a.id = s.head_article_id) as headline,
  spread.articles, spread.copies, spread.outlets, spread.countries, flags.flags
from story s
left join case_file cf on cf.story_id = s.id
cross join lateral (
  select count(*)::int as articles, count(sa.copy_of)::int as copies,
    array_agg(distinct o.name) as outlets, array_agg(distinct o.country::text) as countries
  from story_article sa join article a on a.id = sa.article_id join source o on o.id = a.source_id where sa.story_id = s.id) spread
cross join lateral (
  select coalesce(jsonb_agg(jsonb_build_object(
    'flagId', f.id, 'kind', f.kind, 'level', f.level, 'reason', f.reason, 'raisedAt', f.raised_at,
    'claim', case when c.id is null then null else jsonb_build_object('id', c.id, 'entry', c.register_id, 'version', c.register_version,
      'entryKind', e.kind, 'voice', c.voice, 'quote', c.quote, 'sentence', c.sentence, 'state', c.state, 'title', e.content -> 'title',
      'evidence', coalesce((select jsonb_agg(one ->> 'document') from jsonb_array_elements(e.content -> 'evidence') one), '[]')) end,
    'watchRule', case when w.id is null then null else jsonb_build_object('id', w.id, 'vi', w.name_vi, 'en', w.name_en) end,
    'surge', (select jsonb_build_object('kind', g.kind, 'topic', g.topic, 'country', g.country, 'count', g.count, 'usual', g.usual,
      'growing', g.growing, 'notYet', g.not_yet) from surge g where g.flag_id = f.id order by g.id desc limit 1),
    'article', case when a.id is null then null else jsonb_build_object('id', a.id, 'title', r.title, 'url', a.url, 'outlet', o.name,
      'country', o.country, 'outletKind', o.kind, 'language', n.language, 'about', n.about, 'topics', coalesce(to_jsonb(n.topics), '[]'),
      'sentiment', n.sentiment) end) order by f.id), '[]') as flags
  from flag f
  left join claim c on c.id = f.claim_id
  left join register_entry e on e.id = c.register_id and e.version = c.register_version
  left join watch_rule w on w.id = f.watch_rule_id
  left join article a on a.id = coalesce(f.article_id, s.head_article_id)
  left join source o on o.id = a.source_id
  left join revision r on r.id = a.latest_revision_id
  left join reading n on n.revision_id = coalesce(c.revision_id, a.latest_revision_id)
  where f.story_id = s.id and c.state is distinct from 'rejected') flags
where s.id = any($1::int[])
order by s.id
