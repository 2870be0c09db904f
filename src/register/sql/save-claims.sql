-- $1 revision_id, $2 register ids, $3 voices, $4 quotes, $5 sentences, $6 p, $7 how often the same words were rejected before, $8 the newest such claim
insert into claim (revision_id, register_id, register_version, voice, quote, sentence, p, rejected_before, taught_by)
select $1, c.register, newest.version, c.voice, c.quote, c.sentence, c.p, c.rejected_before, c.taught_by
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::real[], $7::int[], $8::int[]) as c (register, voice, quote, sentence, p, rejected_before, taught_by)
join (select id, max(version) as version from register_entry group by id) as newest on newest.id = c.register
-- Same value: only so that the row is returned.
on conflict (revision_id, register_id, voice) do update set p = claim.p
returning id, register_id as register, voice, rejected_before as "rejectedBefore"
