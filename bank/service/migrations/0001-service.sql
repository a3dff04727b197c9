create schema service;

-- The tail of a ticket's number; the day of opening comes before it.
create sequence service.ticket_numbers;

create table service.tickets (
  id text collate "C" primary key check (id like 'tkt\_%'),
  -- What customers read out and staff look up.
  number text collate "C" not null unique check (number ~ '^[0-9]{10,}$'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  kind text not null check (kind in ('handover', 'complaint', 'appointment')),
  queue text not null
    check (queue in ('general', 'elder', 'key-customer', 'fraud', 'video', 'sign-language')),
  topic text not null default '' check (char_length(topic) <= 500),
  summary_zh text not null,
  summary_en text not null,
  status text not null default 'open' check (status in ('open', 'taken', 'done', 'cancelled')),
  branch text check (branch ~ '^[0-9]{4}$'),
  visit_on date,
  staff text collate "C" check (staff like 'stf\_%'),
  created_at timestamptz not null,
  taken_at timestamptz,
  settled_at timestamptz,
  check ((kind = 'appointment') = (branch is not null and visit_on is not null)),
  check (status <> 'taken' or (staff is not null and taken_at is not null)),
  check ((status in ('done', 'cancelled')) = (settled_at is not null))
);

-- Nobody waits twice in the same line, nor comes twice on the same day to the same place.
create unique index tickets_one_handover on service.tickets (customer, queue)
  where kind = 'handover' and status in ('open', 'taken');
create unique index tickets_one_visit on service.tickets (customer, branch, visit_on)
  where kind = 'appointment' and status in ('open', 'taken');
create index tickets_waiting on service.tickets (queue, created_at, id) where status = 'open';
create index tickets_of_customer on service.tickets (customer, created_at desc);
