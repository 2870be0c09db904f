-- $1 story
select f.id, f.kind, f.level, f.article_id as "articleId", f.raised_at as "raisedAt", who.username as "raisedBy", f.reason,
  w.name_vi as "ruleVi", w.name_en as "ruleEn"
from flag f
left join account who on who.id = f.raised_by
left join watch_rule w on w.id = f.watch_rule_id
where f.story_id = $1
order by f.id
