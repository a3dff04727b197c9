create schema engage;

-- What a customer is told; the inbox. `key` makes telling safe to repeat.
create table engage.messages (
  id text collate "C" primary key check (id like 'msg\_%'),
  -- In which order they were told.
  position bigint generated always as identity,
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  kind text collate "C" not null,
  title_zh text not null,
  title_en text not null,
  body_zh text not null,
  body_en text not null,
  -- What to say to act on it, in each language; null when there is nothing to do.
  say_zh text,
  say_en text,
  created_at timestamptz not null,
  read_at timestamptz,
  check ((say_zh is null) = (say_en is null))
);
create index messages_of_customer on engage.messages (customer, position desc);
create index unread_of_customer on engage.messages (customer) where read_at is null;

-- What customers asked to be reminded of.
create table engage.reminders (
  id text collate "C" primary key check (id like 'rmd\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  topic text not null check (char_length(topic) between 1 and 60),
  -- Null for once.
  recurrence text collate "C",
  next_on date not null,
  status text collate "C" not null check (status in ('active', 'done', 'cancelled')),
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((status = 'active') = (ended_at is null))
);
create index reminders_of_customer on engage.reminders (customer, next_on) where status = 'active';

-- Below so much on an account its owner wants to be told. Minor units of yuan.
create table engage.balance_alerts (
  account text collate "C" primary key check (account like 'acct\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  below bigint not null check (below > 0),
  set_at timestamptz not null
);

-- Up to when the lines of an account have been looked at.
create table engage.watches (
  account text collate "C" primary key check (account like 'acct\_%'),
  seen_at timestamptz not null
);

-- Where a customer's browsers take push messages; the customer agreed by letting the browser subscribe.
create table engage.push_subscriptions (
  endpoint text collate "C" primary key check (char_length(endpoint) <= 1000),
  customer text collate "C" not null check (customer like 'cust\_%'),
  p256dh text not null,
  auth text not null,
  locale text not null check (locale in ('zh', 'en')),
  agreed_at timestamptz not null
);
create index push_subscriptions_of_customer on engage.push_subscriptions (customer);

-- What is to be pushed, was, or why not.
create table engage.pushes (
  message text collate "C" not null references engage.messages (id),
  endpoint text collate "C" not null,
  customer text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('waiting', 'sent', 'gone', 'failed', 'capped')),
  at timestamptz not null,
  primary key (message, endpoint)
);
create index pushes_of_customer on engage.pushes (customer, at);
create index pushes_waiting on engage.pushes (at) where outcome = 'waiting';
