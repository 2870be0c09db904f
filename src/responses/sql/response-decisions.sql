-- $1 response; newest first; an approval stands while its text is the newest and nobody has returned it since
select d.id, d.revision_id as "revisionId", v.number, d.sha256, d.part, d.verdict, d.reason, d.at, a.username,
  exists (select 1 from standing_approval s where s.id = d.id) as stands
from response_decision d
join response_revision v on v.id = d.revision_id
join account a on a.id = d.decided_by
where v.response_id = $1 order by d.id desc
