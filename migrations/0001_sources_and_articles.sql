-- From the outlet to the article. Publications only: no table and no column holds a person of the press or the public.

create table source (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  home_url text not null,
  country char(2) not null,
  languages text[] not null,
  kind text not null check (kind in ('newspaper', 'agency', 'broadcaster', 'portal', 'magazine', 'government', 'organisation')),
  enabled boolean not null default true,
  fictional boolean not null default false,
  created_at timestamptz not null default now()
);

create table way_in (
  id integer generated always as identity primary key,
  source_id integer not null references source (id),
  kind text not null check (kind in ('feed', 'sitemap', 'listing', 'rendered')),
  url text not null,
  link_pattern text,
  state text not null default 'new' check (state in ('new', 'ok', 'failing', 'blocked', 'unavailable')),
  etag text,
  last_modified text,
  interval_minutes integer not null default 30,
  next_poll_at timestamptz not null default now(),
  last_polled_at timestamptz,
  last_success_at timestamptz,
  problem_code text,
  problem_detail text,
  failures integer not null default 0,
  -- No longer described by its source; kept for the links that came through it.
  retired boolean not null default false,
  unique (source_id, kind, url)
);
create index way_in_due on way_in (next_poll_at);

-- The last fetches of each way in, readable by people.
create table poll (
  id integer generated always as identity primary key,
  way_in_id integer not null references way_in (id),
  at timestamptz not null default now(),
  outcome text not null,
  problem_code text,
  found integer not null default 0,
  new_links integer not null default 0,
  duration_ms integer not null
);
create index poll_by_way on poll (way_in_id, id desc);

-- The address of a possible article. `outcome` is the one counted ending of each link.
create table link (
  id integer generated always as identity primary key,
  source_id integer not null references source (id),
  way_in_id integer references way_in (id),
  url text not null,
  url_key text not null unique,
  found_title text,
  found_text text,
  found_published_at timestamptz,
  found_at timestamptz not null default now(),
  outcome text not null default 'waiting' check (outcome in ('waiting', 'kept', 'unchanged', 'skipped')),
  skip_reason text,
  detail text,
  attempts integer not null default 0,
  next_fetch_at timestamptz default now(),
  fetched_at timestamptz,
  etag text,
  last_modified text,
  check ((outcome = 'skipped') = (skip_reason is not null))
);
create index link_due on link (next_fetch_at) where next_fetch_at is not null;
create index link_by_source on link (source_id, found_at desc);
create index link_fetched on link (fetched_at);

create table article (
  id integer generated always as identity primary key,
  link_id integer not null unique references link (id),
  source_id integer not null references source (id),
  url text not null,
  first_seen_at timestamptz not null default now(),
  -- The revision that screens show; facts stand in `revision`.
  latest_revision_id integer,
  understood_revision_id integer
);
create index article_by_source on article (source_id, first_seen_at desc);
create index article_not_understood on article (id) where understood_revision_id is distinct from latest_revision_id;

-- What was read at one moment. Never changed, never deleted.
create table revision (
  id integer generated always as identity primary key,
  article_id integer not null references article (id),
  number integer not null,
  title text not null,
  body text not null,
  text_sha256 char(64) not null,
  page_sha256 char(64) not null,
  charset text not null,
  canonical_url text,
  declared_language text,
  published_at timestamptz,
  published_offset_minutes smallint,
  fetched_at timestamptz not null,
  -- 'page', or 'feed' where the page refused us and the feed's own text was kept.
  taken_from text not null check (taken_from in ('page', 'feed')),
  unique (article_id, number)
);
create index revision_by_day on revision (published_at desc);
alter table article add foreign key (latest_revision_id) references revision (id);
alter table article add foreign key (understood_revision_id) references revision (id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are only added, never changed or deleted.', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger revision_only_added before update or delete on revision for each row execute function refuse_change();
