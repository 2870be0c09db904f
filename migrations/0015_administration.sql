-- The office's own letterhead: versions are only added, so that a released text is drawn with the one that held when it was released.

create table letterhead (
  id integer generated always as identity primary key,
  content jsonb not null,
  valid_from timestamptz not null default now(),
  saved_by integer references account (id)
);
create trigger letterhead_only_added before update or delete on letterhead for each row execute function refuse_change();

-- The kinds of action that the log has are read by skipping from one to the next.
create index audit_by_action on audit_event (action, id);
