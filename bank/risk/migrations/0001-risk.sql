create schema if not exists risk;

-- Who watches over whom. A guardian has a say from `effective_at` on; a removal takes effect at `ends_at`.
create table risk.guardianships (
  id text collate "C" primary key check (id like 'grd\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  guardian text collate "C" not null check (guardian like 'cust\_%' and guardian <> customer),
  called text not null check (called <> ''),
  status text collate "C" not null check (status in ('invited', 'active', 'declined', 'ended')),
  invited_at timestamptz not null,
  effective_at timestamptz,
  ends_at timestamptz,
  check ((status in ('invited', 'declined')) = (effective_at is null))
);
create unique index guardianships_once on risk.guardianships (customer, guardian)
  where status in ('invited', 'active');
create index guardianships_of_guardian on risk.guardianships (guardian) where status in ('invited', 'active');

-- One decision that was not a plain yes. `facts` and `contributions` are what it was decided from.
create table risk.cases (
  id text collate "C" primary key check (id like 'case\_%'),
  -- The order of opening, also while the bank's clock stands still.
  position bigint generated always as identity,
  proposal text collate "C" not null unique check (proposal like 'prop\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  capability text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('verify', 'cool_off', 'guardian', 'refuse')),
  status text collate "C" not null
    check (status in ('waiting', 'approved', 'stopped', 'timed_out', 'withdrawn', 'released', 'refused')),
  amount bigint not null check (amount > 0),
  payee_name text not null,
  payee_number text collate "C" not null,
  payee_bank text not null,
  score integer not null check (score >= 0),
  facts jsonb not null,
  reasons jsonb not null,
  hold text collate "C" check (hold like 'hold\_%'),
  decided_by text collate "C" check (decided_by like 'cust\_%'),
  opened_at timestamptz not null,
  until timestamptz,
  closed_at timestamptz,
  check ((status = 'waiting') = (closed_at is null))
);
create index cases_of_customer on risk.cases (customer, position desc);

-- Who may answer for a case. Written when it is opened: a guardian named later has no say in it.
create table risk.requests (
  id text collate "C" primary key check (id like 'greq\_%'),
  case_id text collate "C" not null references risk.cases (id),
  guardian text collate "C" not null check (guardian like 'cust\_%'),
  unique (case_id, guardian)
);
create index requests_of_guardian on risk.requests (guardian, id desc);

-- Receiving numbers that customers reported, or that staff listed.
create table risk.reported_payees (
  number text collate "C" not null check (number ~ '^\d{8,19}$'),
  reporter text collate "C" not null check (reporter like 'cust\_%' or reporter like 'stf\_%'),
  confirmed boolean not null default false,
  reported_at timestamptz not null,
  primary key (number, reporter)
);

-- Which devices a customer has been seen on, for nothing but the protection against fraud.
create table risk.devices (
  customer text collate "C" not null check (customer like 'cust\_%'),
  device_hash text collate "C" not null check (device_hash ~ '^[0-9a-f]{64}$'),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (customer, device_hash)
);

create table risk.credential_changes (
  customer text collate "C" primary key check (customer like 'cust\_%'),
  what text not null,
  changed_at timestamptz not null
);
