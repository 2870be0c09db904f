-- Alerts: internal notices to the office's own staff and channels. Channels with their secrets stand in the configuration, never here.

create table alert_rule (
  id integer generated always as identity primary key,
  -- 'flag': a flagged story matches the filter; 'deadline': a case's deadline was missed.
  about text not null check (about in ('flag', 'deadline')),
  name_vi text not null,
  name_en text not null,
  filter jsonb not null default '{}',
  -- Keys of configured channels; 'all' is every one of them.
  channels text[] not null,
  -- Office's own clock; equal or null: no quiet hours.
  quiet_from time,
  quiet_to time,
  -- A message with a flag that matches this passes quiet hours and the cap; null: nothing does.
  always jsonb,
  cap_per_hour integer not null default 20 check (cap_per_hour between 1 and 1000),
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

-- Outbox: written in the transaction that raises the flag (or lets a flagged story grow), whoever raises it; read and removed by the
-- job `alerts`, in the transaction that makes messages of it.
create table alert_pending (
  id integer generated always as identity primary key,
  story_id integer not null references story (id),
  since timestamptz not null default now()
);
create function alert_on_flag() returns trigger language plpgsql as $$
begin
  insert into alert_pending (story_id) values (new.story_id);
  return null;
end $$;
create trigger flag_is_alerted after insert on flag for each row execute function alert_on_flag();
create function alert_on_spread() returns trigger language plpgsql as $$
begin
  insert into alert_pending (story_id) select new.story_id where exists (select 1 from flag where flag.story_id = new.story_id);
  return null;
end $$;
create trigger spread_is_alerted after insert or update of story_id on story_article for each row execute function alert_on_spread();

-- One message. Its content is frozen when it is raised, so that what was sent can be shown for ever.
create table alert (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('story', 'deadline', 'summary', 'test')),
  rule_id integer references alert_rule (id),
  story_id integer references story (id),
  level text not null check (level in ('alert', 'notice', 'read')),
  case_id integer references case_file (id),
  -- 'assess' or 'answer', with the moment that was missed: a deadline that was set anew may be missed anew.
  deadline text check (deadline in ('assess', 'answer')),
  deadline_at timestamptz,
  content jsonb not null,
  raised_at timestamptz not null default now(),
  check ((kind = 'story') = (story_id is not null)),
  check ((kind = 'deadline') = (deadline is not null))
);
-- One message a story and rule; a second only where it becomes louder (a notice becomes an asserted claim).
create unique index alert_once_a_story on alert (rule_id, story_id, level) where kind = 'story';
create unique index alert_once_a_deadline on alert (rule_id, case_id, deadline, deadline_at) where kind = 'deadline';
create index alert_by_time on alert (raised_at desc);

-- Which flags a message stands for: those it was raised with, and those folded into it afterwards.
create table alert_flag (
  rule_id integer not null references alert_rule (id),
  flag_id integer not null references flag (id),
  alert_id integer not null references alert (id),
  folded boolean not null,
  at timestamptz not null default now(),
  primary key (rule_id, flag_id)
);
create index alert_flag_by_alert on alert_flag (alert_id);

create table alert_delivery (
  id uuid primary key default gen_random_uuid(),
  alert_id integer not null references alert (id),
  channel text not null,
  -- held: by quiet hours or the cap, until `next_try_at`; sending: claimed by a process; in-doubt: handed over, and the answer was lost.
  state text not null check (state in ('waiting', 'held', 'sending', 'sent', 'in-doubt', 'failed', 'dropped', 'summarised')),
  held_for text check (held_for in ('quiet', 'cap')),
  -- The summary that was sent in its place.
  summary_id integer references alert (id),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  claim_token uuid,
  claimed_at timestamptz,
  -- When the bytes that make the other side act began to leave: before that, a lost process has sent nothing.
  handed_over_at timestamptz,
  settled_at timestamptz,
  -- What the other side answered, or why nothing was sent; English, never a secret.
  answer text,
  created_at timestamptz not null default now(),
  unique (alert_id, channel),
  check ((state = 'sending') = (claim_token is not null))
);
create index alert_delivery_due on alert_delivery (next_try_at) where state in ('waiting', 'held', 'sending');
create index alert_delivery_by_time on alert_delivery (created_at desc);

-- What a channel must remember between processes (Zalo's tokens, each of which may be used once), sealed with the channel's own secret.
create table alert_channel_memory (
  channel text primary key,
  sealed text not null,
  changed_at timestamptz not null default now()
);

-- A story or a topic in a country that grows against its own past; the figure behind a surge flag.
create table surge (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('story', 'topic')),
  flag_id integer not null references flag (id),
  story_id integer not null references story (id),
  topic text,
  country char(2),
  count integer not null,
  usual real not null,
  threshold real not null,
  weeks integer not null,
  -- Countries where it grows, and watched ones where it does not yet.
  growing text[] not null,
  not_yet text[] not null,
  at timestamptz not null default now(),
  check ((kind = 'topic') = (topic is not null and country is not null))
);
create unique index flag_once_a_surge on flag (story_id) where kind = 'surge';
create index surge_by_series on surge (topic, country, at desc);
create index surge_by_flag on surge (flag_id);
