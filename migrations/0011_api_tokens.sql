-- Tokens with which other programs of the office read: kept as hashes, named, and ended rather than deleted.

create table api_token (
  id integer generated always as identity primary key,
  name text not null unique check (length(name) between 1 and 80),
  token_hash char(64) not null unique,
  created_at timestamptz not null default now(),
  created_by integer references account (id),
  revoked_at timestamptz,
  last_used_at timestamptz
);
