-- The API for other programs of the office: tokens that act for a person, answers that may be asked for twice, and webhooks.

-- A token is issued to one person and does at most what that person may; `role` narrows it further. A token of nobody only reads, as a reader.
alter table api_token
  add column account_id integer references account (id),
  add column scopes text[] not null default '{read,export}',
  add column role text check (role in ('analyst', 'desk-lead', 'spokesperson', 'reader', 'administrator')),
  add column expires_at timestamptz,
  add constraint api_token_scopes check (cardinality(scopes) > 0 and scopes <@ array['read', 'export', 'write', 'manage']),
  add constraint api_token_of_nobody_reads check (account_id is not null or (scopes <@ array['read', 'export'] and role is null));

-- What was answered to a request with an Idempotency-Key, written in the transaction that did the work: a repeated one gets the same answer.
create table api_answer (
  token_id integer not null references api_token (id),
  key text not null check (length(key) between 1 and 200),
  -- Of method, path, If-Match and body: another request under the same key is refused.
  request_sha256 char(64) not null,
  status smallint not null default 0,
  etag text,
  body text not null default '',
  at timestamptz not null,
  primary key (token_id, key)
);
create index api_answer_by_age on api_answer (at);

-- Who is told of what: other programs of the office. The secret signs (HMAC) and so cannot be kept as a hash; it is sealed with the application's secret.
create table webhook (
  id integer generated always as identity primary key,
  name text not null check (length(name) between 1 and 80),
  url text not null check (url ~ '^https?://'),
  sealed_secret text not null check (length(sealed_secret) >= 64),
  events text[] not null check (cardinality(events) > 0 and events <@ array[
    'case.changed', 'claim.confirmed', 'claim.rejected', 'claim.reopened', 'response.released', 'correction.outcome', 'digest.issued', 'flag.raised']),
  enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by integer references account (id),
  changed_at timestamptz not null
);

-- One thing that happened: ids and what changed, no texts and no names. Written by triggers in the transaction that did it, whoever did it.
create table webhook_event (
  id integer generated always as identity primary key,
  kind text not null,
  content jsonb not null,
  at timestamptz not null default clock_timestamp()
);
create index webhook_event_by_time on webhook_event (at);
create trigger webhook_event_never_changed before update on webhook_event for each row execute function refuse_change();

create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  webhook_id integer not null references webhook (id),
  event_id integer not null references webhook_event (id),
  -- As of alert_delivery (0007); a receiver drops an id that it knows, so nothing is ever in doubt.
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default clock_timestamp(),
  claim_token uuid,
  claimed_at timestamptz,
  handed_over_at timestamptz,
  settled_at timestamptz,
  -- What the other side answered, without secrets.
  answer text,
  unique (webhook_id, event_id),
  check ((state = 'sending') = (claim_token is not null))
);
create index webhook_delivery_due on webhook_delivery (webhook_id, event_id) where state in ('waiting', 'sending');
create index webhook_delivery_by_event on webhook_delivery (event_id);
create index webhook_delivery_settled on webhook_delivery (settled_at);

-- Nothing is written where nobody listens.
create function tell_webhooks(what text, about jsonb) returns void language plpgsql as $$
declare
  made integer;
begin
  if not exists (select 1 from webhook where enabled and what = any(events)) then return; end if;
  insert into webhook_event (kind, content) values (what, about) returning id into made;
  insert into webhook_delivery (webhook_id, event_id) select id, made from webhook where enabled and what = any(events);
end $$;

create function tell_of_case() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('case.changed', jsonb_build_object('case', new.id, 'number', new.number, 'story', new.story_id, 'level', new.level,
    'from', case when tg_op = 'UPDATE' then old.state end, 'to', new.state, 'closeReason', new.close_reason));
  return null;
end $$;
create trigger case_is_told_new after insert on case_file for each row execute function tell_of_case();
create trigger case_is_told after update on case_file for each row
  when (old.state is distinct from new.state or old.level is distinct from new.level or old.assignee_id is distinct from new.assignee_id)
  execute function tell_of_case();

create function tell_of_claim() returns trigger language plpgsql as $$
begin
  -- A decision that was undone is told too, or a program would go on taking the claim for confirmed.
  perform tell_webhooks('claim.' || case when new.state = 'suggested' then 'reopened' else new.state end, jsonb_build_object('claim', new.id, 'register', new.register_id, 'version', new.register_version,
    'voice', new.voice, 'from', old.state, 'to', new.state,
    'article', (select article_id from revision where id = new.revision_id),
    'case', (select c.id from revision v join story_article sa on sa.article_id = v.article_id join case_file c on c.story_id = sa.story_id where v.id = new.revision_id)));
  return null;
end $$;
create trigger claim_is_told after update of state on claim for each row
  when (old.state is distinct from new.state) execute function tell_of_claim();

create function tell_of_release() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('response.released', jsonb_build_object('response', new.id, 'case', new.case_id, 'kind', new.kind, 'track', new.track,
    'language', new.language, 'claim', new.claim_id, 'sha256', (select sha256 from response_revision where id = new.released_revision_id)));
  return null;
end $$;
create trigger release_is_told after update on response for each row
  when (old.released_at is null and new.released_at is not null) execute function tell_of_release();

create function tell_of_outcome() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('correction.outcome', jsonb_build_object('response', new.response_id, 'case', (select case_id from response where id = new.response_id),
    'outcome', new.outcome, 'day', new.on_day));
  return null;
end $$;
create trigger outcome_is_told after insert on correction_entry for each row when (new.kind = 'outcome') execute function tell_of_outcome();

create function tell_of_digest() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('digest.issued', jsonb_build_object('digest', new.id, 'period', new.period, 'from', new.starts_on, 'to', new.ends_on, 'sha256', new.content_sha256));
  return null;
end $$;
create trigger digest_is_told after insert on digest for each row execute function tell_of_digest();

create function tell_of_flag() returns trigger language plpgsql as $$
begin
  perform tell_webhooks('flag.raised', jsonb_build_object('flag', new.id, 'kind', new.kind, 'level', new.level, 'story', new.story_id, 'article', new.article_id,
    'claim', new.claim_id, 'watchRule', new.watch_rule_id));
  return null;
end $$;
create trigger flag_is_told after insert on flag for each row execute function tell_of_flag();
