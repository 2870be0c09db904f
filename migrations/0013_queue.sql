-- The queue of each person: what is set aside, what was read, filters under a name, steps that can be undone, one review after another.

-- Set aside for the whole desk, across filters, until a moment or ("infinity") until a louder flag. The deadline runs on: an overdue case shows again.
alter table case_file add column set_aside_until timestamptz;
create index case_file_set_aside on case_file (set_aside_until) where set_aside_until is not null;

-- Who of the office has looked at a case. A louder flag makes it unread for everybody.
create table case_read (
  account_id integer not null references account (id),
  case_id integer not null references case_file (id),
  at timestamptz not null,
  primary key (account_id, case_id)
);
create index case_read_by_case on case_read (case_id);

-- A person's own filters of the queue; the first nine stand on the keys 1 to 9.
create table saved_filter (
  id integer generated always as identity primary key,
  account_id integer not null references account (id),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 1000),
  place integer not null,
  is_default boolean not null default false,
  created_at timestamptz not null default now(),
  unique (account_id, name)
);
create unique index saved_filter_one_default on saved_filter (account_id) where is_default;

-- What a step changed, for a day, so that the one who took it can take it back. The record itself only grows: undoing is an event of its own.
create table undoable_step (
  id integer generated always as identity primary key,
  -- Steps of one press of a button are undone together.
  batch uuid not null,
  account_id integer not null references account (id),
  case_id integer not null references case_file (id),
  claim_id integer references claim (id),
  event_id integer not null unique references audit_event (id),
  -- Earlier than event_id where one press took two steps: closing a case that nobody has takes it first.
  first_event_id integer not null references audit_event (id),
  step text not null check (step in ('take', 'put-back', 'assign', 'hand-over', 'close', 'reopen', 'set-aside', 'bring-back', 'decide-claim')),
  at timestamptz not null,
  -- State, assignee and so on as they were.
  before jsonb not null,
  undone_at timestamptz,
  check ((step = 'decide-claim') = (claim_id is not null))
);
create index undoable_step_by_account on undoable_step (account_id, id desc) where undone_at is null;

-- Stories that a person goes through one after another, as they stood when it began.
create table review (
  id integer generated always as identity primary key,
  account_id integer not null references account (id),
  query text not null check (length(query) <= 1000),
  case_ids integer[] not null check (cardinality(case_ids) between 1 and 200),
  started_at timestamptz not null
);
create index review_by_account on review (account_id, id desc);

-- When a case was first taken or assigned; what was taken by mistake and undone was not. `since` is there where one press took two steps.
create function first_taken_at(of_case integer) returns timestamptz language sql stable as $$
  select min(e.at) from audit_event e
  where e.subject = 'case:' || of_case and e.action in ('case.taken', 'case.assigned')
    and not exists (
      select 1 from audit_event u
      where u.subject = e.subject and u.action = 'case.undone' and u.id > e.id
        and e.id between coalesce((u.detail->>'since')::integer, (u.detail->>'undoes')::integer) and (u.detail->>'undoes')::integer)
$$;
