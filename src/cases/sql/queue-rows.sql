-- parameters are those of the page of cases that queue.ts builds; what a row shows is read for these cases only
with page as materialized (/* page */)
select
  page.id as "caseId", page.number, page.story_id as "storyId", page.state, page.level,
  (extract(epoch from page.changed_at) * 1000000)::bigint as version,
  page.opened_at as "openedAt", page.closed_at as "closedAt", page.close_reason as "closeReason",
  case when page.state = 'closed' then null when page.state = 'new' then page.assess_by when page.state in ('released', 'monitoring') then page.check_by else page.answer_by end as due,
  case when page.state = 'closed' then page.closed_at::text
    else coalesce(case when page.state = 'new' then page.assess_by when page.state in ('released', 'monitoring') then page.check_by else page.answer_by end, timestamptz 'infinity')::text end as "sortKey",
  page.unread, page.mine,
  case when page.set_aside_until = 'infinity' then 'infinity' else to_char(page.set_aside_until at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as "asideUntil",
  who.username as assignee,
  kinds.kinds as "flagKinds",
  json_build_object(
    'id', a.id, 'title', v.title, 'url', a.url, 'language', l.language, 'outlet', o.name, 'country', o.country,
    'sentiment', l.sentiment, 'publishedAt', v.published_at
  ) as article,
  case when k.id is null then null else json_build_object(
    'id', k.id, 'register', k.register_id, 'registerVersion', k.register_version, 'kind', e.kind, 'voice', k.voice,
    'quote', k.quote, 'sentence', k.sentence, 'state', k.state
  ) end as claim,
  case when w.id is null then null else json_build_object('vi', w.name_vi, 'en', w.name_en) end as "watchRule",
  why.reason,
  spread.articles::integer as articles, spread.copies::integer as copies, spread.countries, spread.languages
from page
join story s on s.id = page.story_id
left join account who on who.id = page.assignee_id
-- the loudest flag that nobody has rejected, a claim before anything else
left join lateral (
  select f.article_id, f.claim_id, f.watch_rule_id, f.reason
  from flag f left join claim c on c.id = f.claim_id
  where f.story_id = page.story_id
  order by coalesce(c.state = 'rejected', false), f.level, f.claim_id is null, f.id
  limit 1
) why on true
left join lateral (
  select array_agg(distinct f.kind) as kinds from flag f where f.story_id = page.story_id
) kinds on true
left join claim k on k.id = why.claim_id
left join register_entry e on e.id = k.register_id and e.version = k.register_version
left join watch_rule w on w.id = why.watch_rule_id
join article a on a.id = coalesce(why.article_id, s.head_article_id)
join source o on o.id = a.source_id
-- the title and labels of the revision in which the claim stands
join revision v on v.id = coalesce(k.revision_id, a.latest_revision_id)
left join reading l on l.revision_id = v.id
join lateral (
  select count(*) as articles, count(sa.copy_of) as copies,
    array_agg(distinct o2.country::text) as countries,
    coalesce(array_agg(distinct l2.language) filter (where l2.language is not null), '{}') as languages
  from story_article sa
  join article a2 on a2.id = sa.article_id
  join source o2 on o2.id = a2.source_id
  left join reading l2 on l2.revision_id = a2.latest_revision_id
  where sa.story_id = page.story_id
) spread on true
order by /* order */
