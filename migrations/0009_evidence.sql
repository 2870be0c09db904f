-- Where a version of a register entry came from, the page of a revision as it was served, and evidence packs.

alter table register_entry add column origin text not null default 'starter' check (origin in ('starter', 'screen', 'file'));
-- Precision so far and the matched articles are asked by entry.
create index claim_by_register on claim (register_id, id desc);

-- The page of a revision as served, as WARC, until the revision is understood and for a few days more. Bounded in time and size.
create table page_copy (
  revision_id integer primary key references revision (id),
  warc bytea not null,
  bytes integer not null,
  kept_at timestamptz not null default now()
);
create index page_copy_oldest on page_copy (kept_at);

-- What was seen when a claim was found. Only added: a further part (the picture) adds a further manifest that names the one before.
create table evidence_pack (
  id integer generated always as identity primary key,
  revision_id integer not null unique references revision (id),
  made_at timestamptz not null default now()
);
create table evidence_part (
  pack_id integer not null references evidence_pack (id),
  name text not null,
  media_type text not null,
  sha256 char(64) not null,
  content bytea not null,
  primary key (pack_id, name)
);
create table evidence_manifest (
  pack_id integer not null references evidence_pack (id),
  number integer not null,
  -- The very text whose hash stands in the audit log.
  content text not null,
  sha256 char(64) not null,
  primary key (pack_id, number)
);
create trigger evidence_pack_only_added before update or delete on evidence_pack for each row execute function refuse_change();
create trigger evidence_part_only_added before update or delete on evidence_part for each row execute function refuse_change();
create trigger evidence_manifest_only_added before update or delete on evidence_manifest for each row execute function refuse_change();

-- How the picture of a pack's page stands; a state beside the facts.
create table evidence_picture (
  pack_id integer primary key references evidence_pack (id),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  outcome text not null default 'waiting' check (outcome in ('waiting', 'taken', 'impossible')),
  problem text
);
create index evidence_picture_waiting on evidence_picture (next_try_at) where outcome = 'waiting';
