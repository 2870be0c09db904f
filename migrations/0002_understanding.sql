-- What the classifiers and the register say of a revision; labels live beside facts.

create table register_entry (
  id text not null,
  version integer not null,
  kind text not null check (kind in ('document-fact', 'stated-position')),
  content jsonb not null,
  created_at timestamptz not null default now(),
  primary key (id, version)
);
create trigger register_only_added before update or delete on register_entry for each row execute function refuse_change();

create table reading (
  revision_id integer primary key references revision (id),
  language text not null,
  language_p real not null,
  about text not null check (about in ('province', 'vietnam', 'none')),
  about_p real not null,
  places text[] not null,
  topics text[] not null,
  topic_p real[] not null,
  sentiment text check (sentiment in ('negative', 'neutral', 'positive')),
  sentiment_p real,
  embedding real[],
  model text not null,
  read_at timestamptz not null default now()
);

create table claim (
  id integer generated always as identity primary key,
  revision_id integer not null references revision (id),
  register_id text not null,
  register_version integer not null,
  voice text not null check (voice in ('asserts', 'attributes', 'rejects')),
  quote text not null,
  sentence text not null,
  p real not null,
  found_at timestamptz not null default now(),
  -- Suggested until a person decides.
  state text not null default 'suggested' check (state in ('suggested', 'confirmed', 'rejected')),
  decided_at timestamptz,
  foreign key (register_id, register_version) references register_entry (id, version),
  unique (revision_id, register_id, voice)
);

create table story (
  id integer generated always as identity primary key,
  -- The article whose title names the story: the earliest.
  head_article_id integer not null references article (id),
  first_published_at timestamptz not null,
  last_published_at timestamptz not null,
  changed_at timestamptz not null default now()
);

create table story_article (
  article_id integer primary key references article (id),
  story_id integer not null references story (id),
  -- The article whose text this one repeats; copies of one text count once.
  copy_of integer references article (id),
  published_at timestamptz not null,
  fingerprint jsonb not null
);
create index story_article_by_story on story_article (story_id);

create table story_band (
  band bigint not null,
  article_id integer not null references article (id),
  published_at timestamptz not null,
  primary key (band, article_id)
);
create index story_band_by_article on story_band (article_id);
