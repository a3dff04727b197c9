create schema wallet;

-- What a wallet may do, by how well its owner was identified: the limits of the pilot, for the bank to change.
-- Amounts are fen; null is no limit.
create table wallet.levels (
  level smallint primary key check (level between 1 and 4),
  balance_limit bigint check (balance_limit > 0),
  single_limit bigint check (single_limit > 0),
  daily_limit bigint check (daily_limit > 0),
  yearly_limit bigint check (yearly_limit > 0)
);
insert into wallet.levels (level, balance_limit, single_limit, daily_limit, yearly_limit) values
  (1, null, null, null, null),
  (2, 50000000, 5000000, 10000000, null),
  (3, 2000000, 500000, 1000000, null),
  (4, 1000000, 200000, 500000, 5000000);

create sequence wallet.serials;

create table wallet.wallets (
  id text collate "C" primary key check (id like 'wal\_%'),
  customer text collate "C" not null unique check (customer like 'cust\_%'),
  number text not null unique check (number ~ '^0[0-9]{15}$'),
  level smallint not null references wallet.levels,
  -- The ledger account that holds the money.
  account text collate "C" not null unique check (account like 'acct\_%'),
  opened_at timestamptz not null
);

create table wallet.movements (
  id text collate "C" primary key check (id like 'wmv\_%'),
  -- The proposal or payment that it belongs to: moved once, however often it is asked.
  key text collate "C" not null unique,
  wallet text collate "C" not null references wallet.wallets,
  kind text not null check (kind in ('topup', 'withdrawal', 'payment')),
  amount bigint not null check (amount > 0),
  -- What came from the bank account beside it, in a combined payment.
  beside bigint not null default 0 check (beside >= 0 and (beside = 0 or kind = 'payment')),
  moved_on date not null,
  moved_at timestamptz not null
);
create index movements_of_wallet on wallet.movements (wallet, kind, moved_on);
