-- What became of an article after it was first kept: changed, corrected, taken back, gone, back again. Facts: only added, never changed.

create table article_change (
  id integer generated always as identity primary key,
  article_id integer not null references article (id),
  kind text not null check (kind in ('changed', 'correction-note', 'updated', 'withdrawn', 'gone', 'back')),
  at timestamptz not null,
  -- The revision that brought the change and the one it is compared with; null where nothing new was kept (gone, withdrawn, back).
  revision_id integer unique references revision (id),
  from_revision_id integer references revision (id),
  -- What the page itself, or its server, says of it.
  quote text,
  -- The whole notice that stands where the article stood, and the hash of the page that holds it.
  notice text,
  page_sha256 char(64),
  -- The sentences as src/model/change.ts has them.
  difference jsonb,
  check ((revision_id is null) = (difference is null))
);
create index article_change_by_article on article_change (article_id, id);
create trigger article_change_only_added before update or delete on article_change for each row execute function refuse_change();
