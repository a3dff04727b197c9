create schema access;

create table access.credentials (
  party text primary key check (party like 'cust\_%' or party like 'stf\_%'),
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{1,31}$'),
  password_hash text not null check (password_hash like '$argon2id$%'),
  password_changed_at timestamptz not null
);

-- Wrong tries in a row of each name that somebody tried, whether it exists or not, so that the answer is the same.
create table access.sign_in_tries (
  name_hash text primary key check (name_hash ~ '^[0-9a-f]{64}$'),
  wrong integer not null check (wrong between 1 and 5),
  locked_until timestamptz,
  last_at timestamptz not null
);

create table access.pins (
  customer text primary key check (customer like 'cust\_%'),
  pin_hash text not null check (pin_hash like '$argon2id$%'),
  changed_at timestamptz not null,
  -- A try is counted before it is checked, so that many at once cannot be more than five.
  wrong integer not null default 0 check (wrong between 0 and 5),
  locked_until timestamptz
);

create table access.sessions (
  id text primary key check (id like 'ses\_%'),
  -- SHA-256 of the token; the token itself is kept nowhere.
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  party text not null references access.credentials (party),
  channel text not null,
  device text not null,
  started_at timestamptz not null,
  last_used_at timestamptz not null,
  idle_ms integer not null check (idle_ms > 0),
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (expires_at > started_at and last_used_at >= started_at)
);
create index sessions_of_party on access.sessions (party, started_at);
