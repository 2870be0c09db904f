-- Search and trends: one row an article, its newest understood revision, with the terms by which it is found.

create table search_document (
  article_id integer primary key references article (id),
  revision_id integer not null references revision (id),
  published_at timestamptz not null,
  source_id integer not null references source (id),
  country char(2) not null,
  language text not null,
  about text not null,
  topics text[] not null,
  sentiment text,
  -- Lexemes without positions, made by src/search/terms.ts; quoted words are looked up in the text itself.
  terms tsvector not null
);
-- Without a list of pending entries: every search would read through it.
create index search_document_terms on search_document using gin (terms) with (fastupdate = off);
-- How rare a word is decides between this index and the newest rows; with the usual 100 nearly every word looks alike.
alter table search_document alter column terms set statistics 1000;
create index search_document_newest on search_document (published_at desc, article_id desc);
create index search_document_about on search_document (about, published_at desc, article_id desc);

-- The revision by which an article is found; a sweep looks for those that lag behind, as for those not understood.
alter table article add column indexed_revision_id integer references revision (id);
create index article_not_indexed on article (id) where indexed_revision_id is distinct from understood_revision_id;

-- A person's own searches under a name.
create table saved_search (
  id integer generated always as identity primary key,
  account_id integer not null references account (id),
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 1000),
  created_at timestamptz not null default now(),
  unique (account_id, name)
);
