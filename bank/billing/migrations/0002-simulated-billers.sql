-- The computers of the simulated billers: who is known there, and what has come in. Only the simulator reads and writes it.
create table billing.simulated_meters (
  biller text collate "C" not null,
  number text collate "C" not null,
  holder text not null,
  address text not null,
  -- Bills issued up to this day are paid.
  settled_through date not null,
  primary key (biller, number)
);

create table billing.simulated_receipts (
  reference text collate "C" primary key,
  biller text collate "C" not null,
  subject text collate "C" not null,
  charges text[] not null,
  amount bigint not null check (amount > 0),
  received_at timestamptz not null
);
create index simulated_receipts_of_subject on billing.simulated_receipts (biller, subject);
