create schema outbox;

-- Written by publishers in their own transactions. The position is given later, to rows that can be seen.
create table outbox.events (
  id bigint generated always as identity primary key,
  position bigint unique,
  kind text not null check (kind <> ''),
  key text,
  payload jsonb not null,
  happened_at timestamptz not null,
  unique (kind, key)
);

create index events_unplaced on outbox.events (id) where position is null;

create table outbox.subscribers (
  name text primary key,
  position bigint not null default 0,
  tries integer not null default 0,
  retry_at timestamptz,
  error text
);

-- Events that a subscriber could not handle; others went on without it.
create table outbox.parked_events (
  subscriber text not null references outbox.subscribers (name),
  position bigint not null references outbox.events (position),
  error text not null,
  parked_at timestamptz not null,
  retry_at timestamptz,
  primary key (subscriber, position)
);
