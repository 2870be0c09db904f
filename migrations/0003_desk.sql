-- The office: accounts, audit, flags, cases, digests. Accounts are the office's own staff, nobody else.

create table account (
  id integer generated always as identity primary key,
  username text not null unique,
  role text not null check (role in ('analyst', 'desk-lead', 'spokesperson', 'reader', 'administrator')),
  password_hash text not null,
  must_change_password boolean not null default false,
  enabled boolean not null default true,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);

create table signed_in (
  token_hash char(64) primary key,
  account_id integer not null references account (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table audit_event (
  id integer primary key,
  at timestamptz not null,
  account_id integer references account (id),
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash char(64) not null,
  hash char(64) not null unique
);
create trigger audit_only_added before update or delete on audit_event for each row execute function refuse_change();

create table watch_rule (
  id integer generated always as identity primary key,
  name_vi text not null,
  name_en text not null,
  filter jsonb not null,
  enabled boolean not null default true,
  created_at timestamptz not null default now()
);

create table flag (
  id integer generated always as identity primary key,
  story_id integer not null references story (id),
  article_id integer references article (id),
  kind text not null check (kind in ('claim', 'watch-rule', 'surge', 'by-hand')),
  level text not null check (level in ('alert', 'notice', 'read')),
  claim_id integer references claim (id),
  watch_rule_id integer references watch_rule (id),
  raised_by integer references account (id),
  reason text,
  raised_at timestamptz not null default now(),
  -- Rule 2: topic and tone never raise a claim flag; only a claim does, and never loudly for anything else.
  check ((kind = 'claim') = (claim_id is not null)),
  check ((kind = 'watch-rule') = (watch_rule_id is not null)),
  check ((kind = 'by-hand') = (raised_by is not null)),
  check (kind = 'claim' or level = 'read')
);
create unique index flag_once_a_claim on flag (claim_id) where claim_id is not null;
create unique index flag_once_a_rule on flag (story_id, watch_rule_id) where watch_rule_id is not null;
create index flag_by_story on flag (story_id);

create table case_file (
  id integer generated always as identity primary key,
  -- Shown to people: year and running number, "2026-0117".
  number text not null unique,
  story_id integer not null unique references story (id),
  state text not null default 'new' check (state in ('new', 'assessing', 'drafting', 'approval', 'released', 'monitoring', 'closed')),
  level text not null check (level in ('alert', 'notice', 'read')),
  assignee_id integer references account (id),
  opened_at timestamptz not null default now(),
  assess_by timestamptz,
  answer_by timestamptz,
  closed_at timestamptz,
  close_reason text check (close_reason in ('accurate', 'opinion', 'out-of-scope', 'duplicate', 'no-reply-needed', 'answered')),
  changed_at timestamptz not null default now(),
  check ((state = 'closed') = (close_reason is not null))
);
create index case_file_open on case_file (level, assess_by) where state <> 'closed';

create table case_comment (
  id integer generated always as identity primary key,
  case_id integer not null references case_file (id),
  account_id integer not null references account (id),
  at timestamptz not null default now(),
  text text not null
);
create trigger comment_only_added before update or delete on case_comment for each row execute function refuse_change();

create table digest (
  id integer generated always as identity primary key,
  period text not null check (period in ('week', 'month', 'quarter', 'year')),
  starts_on date not null,
  ends_on date not null,
  content jsonb not null,
  content_sha256 char(64) not null,
  made_by integer references account (id),
  made_at timestamptz not null default now()
);
create trigger digest_only_added before update or delete on digest for each row execute function refuse_change();

create table setting (
  key text primary key,
  value jsonb not null
);

-- The timeline of one case, account or source out of the whole log.
create index audit_by_subject on audit_event (subject, id);
-- The order of the queue: loudest first, then by the deadline that runs now (alert < notice < read holds alphabetically).
create index case_file_queue on case_file
  (level, coalesce(case when state = 'new' then assess_by else answer_by end, timestamptz 'infinity'), id) where state <> 'closed';
create index case_file_closed on case_file (closed_at desc, id desc) where state = 'closed';
create index case_comment_by_case on case_comment (case_id, id);
create index flag_by_article on flag (article_id);
-- What came in since yesterday.
create index article_first_seen on article (first_seen_at);
