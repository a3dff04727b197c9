create schema parties;

create table parties.branches (
  code text primary key check (code ~ '^[0-9]{4}$'),
  -- The number under which other banks find the branch (联行号).
  cnaps text not null unique check (cnaps ~ '^[0-9]{12}$'),
  name_zh text not null,
  name_en text not null,
  city_zh text not null,
  city_en text not null,
  address_zh text not null,
  address_en text not null,
  hours_zh text not null,
  hours_en text not null,
  phone text not null
);

create table parties.customers (
  id text primary key check (id like 'cust\_%'),
  name text not null check (char_length(name) between 1 and 60),
  gender text not null check (gender in ('female', 'male')),
  born_on date not null,
  phone text not null unique check (phone ~ '^1[0-9]{10}$'),
  city text not null,
  occupation text not null,
  segment text not null
    check (segment in ('salaried', 'pensioner', 'student', 'farmer', 'owner', 'freelancer', 'homemaker')),
  branch text not null references parties.branches (code),
  since_on date not null
);
create index customers_by_name on parties.customers (name);

create table parties.relatives (
  id text primary key check (id like 'rel\_%'),
  customer text not null references parties.customers (id),
  kind text not null check (kind ~ '^[a-z_]+$'),
  name text not null check (char_length(name) between 1 and 60),
  -- What the customer calls this person, as spoken: 妈, 老妈.
  called text[] not null default '{}',
  relative text references parties.customers (id),
  check (relative is distinct from customer)
);
create unique index relatives_once on parties.relatives (customer, kind, name);

create table parties.staff (
  id text primary key check (id like 'stf\_%'),
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{1,31}$'),
  name text not null check (char_length(name) between 1 and 60),
  roles text[] not null
    check (cardinality(roles) > 0
      and roles <@ array['agent', 'manager', 'risk', 'ops', 'model', 'auditor', 'admin']),
  branch text references parties.branches (code)
);

create table parties.preferences (
  party text primary key check (party like 'cust\_%' or party like 'stf\_%'),
  locale text not null check (locale in ('zh', 'en')),
  theme text not null check (theme in ('light', 'dark', 'auto')),
  -- Percent of the ordinary type size.
  font_scale integer not null check (font_scale between 80 and 200),
  edition text not null check (edition in ('standard', 'elder')),
  read_aloud boolean not null
);
