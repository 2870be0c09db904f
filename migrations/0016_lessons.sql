-- Words that people rejected before are told more quietly: how often they were, and the newest decision that says so.

alter table claim add column rejected_before integer not null default 0;
alter table claim add column taught_by integer references claim (id);
create index claim_decided on claim (register_id, decided_at desc) where state <> 'suggested';
create index claim_quieter on claim (register_id) where rejected_before > 0;
