-- What several processes share of their manners, and what is known of the catalogue from having asked.

-- A host's turns: when the last request to it started, until when it asked us to pause, and the requests under way, each by the moment at
-- which it counts as over even if its process was killed.
create table host_turn (
  host text primary key,
  started_at timestamptz not null,
  paused_until timestamptz not null default '-infinity',
  leases timestamptz[] not null default '{}'
);

-- When an outlet of the catalogue was last asked by `haidang sources check` or `add`, and whether articles could be read there.
create table catalogue_check (
  key text primary key,
  checked_at timestamptz not null,
  verified boolean not null,
  -- Ways in that answered, and articles of theirs that were read.
  ways_in integer not null,
  articles integer not null
);
