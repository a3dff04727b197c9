create schema if not exists pension;

-- What social insurance reports of a customer: the first pillar. Amounts are minor units of CNY.
create table pension.state_records (
  customer text collate "C" primary key check (customer like 'cust\_%'),
  scheme text collate "C" not null check (scheme in ('employees', 'residents', 'civil')),
  city text not null,
  -- Months of contribution so far, by custom also those that count without one.
  paid_months integer not null check (paid_months between 0 and 720),
  -- The wage a month on which contributions are reckoned; zero for residents.
  base bigint not null check (base >= 0),
  -- In the personal account of the insurance.
  balance bigint not null check (balance >= 0),
  drawing boolean not null default false,
  reported_on date not null
);

-- What an employer's plan reports: the second pillar.
create table pension.annuities (
  customer text collate "C" primary key check (customer like 'cust\_%'),
  employer text not null,
  balance bigint not null check (balance >= 0),
  -- What employer and employee put in together each month.
  monthly bigint not null check (monthly >= 0),
  reported_on date not null
);

-- The third pillar: one account for each person, for life. The id is also the ledger account's.
create table pension.accounts (
  id text collate "C" primary key check (id like 'acct\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null unique check (customer like 'cust\_%'),
  number text not null unique check (number ~ '^\d{19}$'),
  opened_at timestamptz not null
);

-- How much was put in by calendar year; the lawful most is kept here.
create table pension.years (
  customer text collate "C" not null references pension.accounts (customer),
  year integer not null check (year between 2022 and 2200),
  contributed bigint not null check (contributed between 0 and 1200000),
  primary key (customer, year)
);

create table pension.contributions (
  id text collate "C" primary key check (id like 'pcon\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null references pension.accounts (customer),
  year integer not null,
  amount bigint not null check (amount > 0),
  from_account text collate "C" not null check (from_account like 'acct\_%'),
  from_tail text not null,
  paid_at timestamptz not null,
  foreign key (customer, year) references pension.years (customer, year)
);
create index contributions_of_customer on pension.contributions (customer, paid_at);

create function pension.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'pension: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger contributions_stay before update or delete on pension.contributions
  for each row execute function pension.refuse_change();

create sequence pension.account_serials;
