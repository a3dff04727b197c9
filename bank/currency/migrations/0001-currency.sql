create schema currency;

-- Money changed between yuan and another currency. Prices are ten-thousandths of a yuan for the quoted unit.
create table currency.exchanges (
  id text collate "C" primary key check (id like 'fxe\_%'),
  -- The proposal that it was done for: done once, however often it is asked.
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  direction text not null check (direction in ('buy', 'sell')),
  currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'CNY'),
  foreign_minor bigint not null check (foreign_minor > 0),
  yuan_fen bigint not null check (yuan_fen > 0),
  price bigint not null check (price > 0),
  mid bigint not null check (mid > 0),
  -- What it takes of the yearly allowance, in US cents.
  usd_cents bigint not null check (usd_cents >= 0),
  exchanged_on date not null,
  exchanged_at timestamptz not null,
  -- Given back, as when a remittance was returned; no longer counted.
  reversed_at timestamptz
);
create index exchanges_of_customer on currency.exchanges (customer, direction, exchanged_on);

create table currency.rate_alerts (
  id text collate "C" primary key check (id like 'fxa\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'CNY'),
  target bigint not null check (target > 0),
  -- `rise` waits for what the bank pays to reach the target, `fall` for what it asks to come down to it.
  direction text not null check (direction in ('rise', 'fall')),
  status text not null default 'active' check (status in ('active', 'fired', 'cancelled', 'expired')),
  created_at timestamptz not null,
  expires_on date not null,
  settled_at timestamptz,
  fired_price bigint,
  check ((status = 'active') = (settled_at is null)),
  check ((status = 'fired') = (fired_price is not null))
);
create unique index one_alert_for_a_price on currency.rate_alerts (customer, currency, target, direction)
  where status = 'active';
create index rate_alerts_of_customer on currency.rate_alerts (customer, created_at desc);

-- Somebody abroad to whom a customer sends money.
create table currency.overseas_payees (
  id text collate "C" primary key check (id like 'pay\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  -- As at their bank, in Latin letters.
  name text not null check (char_length(name) between 2 and 70),
  nicknames text[] not null default '{}',
  country text not null check (country ~ '^[A-Z]{2}$'),
  bank text not null check (char_length(bank) between 2 and 70),
  -- IBAN or account number.
  number text not null check (number ~ '^[A-Z0-9]{5,34}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  added_at timestamptz not null,
  unique (customer, number)
);

create table currency.remittances (
  id text collate "C" primary key check (id like 'rmt\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  payee text collate "C" not null references currency.overseas_payees,
  payee_name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'CNY'),
  amount_minor bigint not null check (amount_minor > 0),
  -- What it is worth in yuan at the middle price of its day.
  yuan_fen bigint not null check (yuan_fen > 0),
  fee_fen bigint not null check (fee_fen >= 0),
  purpose text not null check (purpose in ('study', 'travel', 'family', 'medical', 'goods', 'services')),
  -- The exchange that bought the currency; null when it came from the customer's own account in it.
  exchange text collate "C" references currency.exchanges,
  entry text collate "C" not null check (entry like 'jrn\_%'),
  status text not null check (status in ('submitted', 'reviewing', 'sent', 'credited', 'returned')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  credit_expected_on date not null,
  failure text,
  check ((status = 'returned') = (failure is not null))
);
create index remittances_of_customer on currency.remittances (customer, created_at desc);
