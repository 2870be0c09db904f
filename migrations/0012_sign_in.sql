-- Signing in: how a session was opened and when it was last used, a second factor, passkeys, an identity provider, invitations.
-- All of it belongs to accounts of the office's own staff.

-- Null: this account enters by passkey or through the identity provider only.
alter table account alter column password_hash drop not null;
-- What the identity provider calls this member of staff (given by the administrator), and, after the first sign-in there, its issuer and subject.
alter table account add column provider_name text check (length(provider_name) between 1 and 200);
create unique index account_provider_name on account (lower(provider_name));
alter table account add column provider_subject text unique;
-- Random; authenticators keep it in place of the user name.
alter table account add column passkey_user text unique;

alter table signed_in add column id integer generated always as identity unique;
alter table signed_in add column how text not null default 'password' check (how in ('password', 'code', 'recovery-code', 'passkey', 'provider'));
-- "Firefox · Windows": enough to know one's own device by, and no more is kept of it.
alter table signed_in add column browser text not null default '' check (length(browser) <= 60);
alter table signed_in add column last_used_at timestamptz not null default now();
-- When a password, code or passkey was last given in this session: changes of credentials want that to be recent.
alter table signed_in add column proven_at timestamptz not null default now();
create index signed_in_of_account on signed_in (account_id);

create table second_factor (
  account_id integer primary key references account (id),
  sealed_secret text not null,
  created_at timestamptz not null,
  -- Null until a first code has shown that the key arrived.
  confirmed_at timestamptz,
  -- The half minute (RFC 6238 time step) of the last code taken: no code counts twice.
  last_step integer not null default 0
);

create table recovery_code (
  account_id integer not null references account (id),
  code_hash char(64) not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table passkey (
  id integer generated always as identity primary key,
  account_id integer not null references account (id),
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_account on passkey (account_id);

-- A sign-in that is half done: the browser holds the token, this row what must be remembered meanwhile. Taken once.
create table sign_in_step (
  token_hash char(64) primary key,
  kind text not null check (kind in ('second-factor', 'passkey-sign-in', 'passkey-add', 'passkey-invited', 'provider')),
  account_id integer references account (id),
  memory jsonb not null default '{}',
  expires_at timestamptz not null
);

create table invitation (
  id integer generated always as identity primary key,
  token_hash char(64) not null unique,
  role text not null check (role in ('analyst', 'desk-lead', 'spokesperson', 'reader', 'administrator')),
  -- For whom, in the inviter's words; shown to administrators only.
  note text not null default '' check (length(note) <= 80),
  invited_by integer references account (id),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  used_at timestamptz,
  used_by integer references account (id),
  check ((used_at is null) = (used_by is null))
);
