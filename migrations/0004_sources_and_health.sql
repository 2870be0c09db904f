-- Where a source came from, how it fails and falls silent, and what is put aside.

-- 'added' by `haidang sources add` or import; 'configured' in the configuration file, which is written again at each start.
alter table source add column origin text not null default 'configured' check (origin in ('configured', 'added'));

-- Failures count in fractions: see src/sources/note-poll.ts.
alter table way_in alter column failures type real;
-- Failed for so long that it is only tried again at a falling rate; null while it is not.
alter table way_in add column given_up_at timestamptz;

-- How often a source was asked on each day (UTC), kept although single polls are forgotten: without it, silence could be our own sleep.
create table poll_day (
  source_id integer not null references source (id),
  day date not null,
  polls integer not null default 0,
  refused integer not null default 0,
  found integer not null default 0,
  new_links integer not null default 0,
  primary key (source_id, day)
);
create index poll_day_by_day on poll_day (day);

-- The verdict on each source's volume against its own past; written by the job `silence`.
create table source_volume (
  source_id integer primary key references source (id),
  state text not null check (state in ('unknown', 'usual', 'low', 'silent')),
  silent_since timestamptz,
  last_24h integer not null,
  usual_24h real,
  last_7d integer not null,
  usual_7d real,
  -- Earlier weeks that could be compared with.
  weeks integer not null,
  checked_at timestamptz not null
);

-- A step that failed for one link or article by our own fault or its poison; it waits, and after enough tries is put aside (quarantined).
create table step_failure (
  step text not null check (step in ('take-in', 'understand')),
  subject_id integer not null,
  attempts integer not null,
  reason text not null,
  first_failed_at timestamptz not null default now(),
  last_failed_at timestamptz not null default now(),
  next_try_at timestamptz not null,
  quarantined_at timestamptz,
  primary key (step, subject_id)
);
create index step_failure_quarantined on step_failure (quarantined_at) where quarantined_at is not null;

-- The daily ledger reads a day's links by when they were found.
create index link_found on link (found_at);
