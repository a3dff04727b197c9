create schema if not exists payments;

-- People and firms to whom a customer sends money. `account` is the payee's account when it is kept in this bank.
create table payments.payees (
  id text collate "C" primary key check (id like 'pay\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  name text not null check (name <> ''),
  nicknames text[] not null default '{}',
  relation text collate "C",
  bank text not null check (bank <> ''),
  number text collate "C" not null check (number ~ '^\d{8,19}$'),
  account text collate "C" check (account like 'acct\_%'),
  phone text collate "C",
  uses integer not null default 0 check (uses >= 0),
  last_used_at timestamptz,
  added_at timestamptz not null,
  removed_at timestamptz
);
create unique index payees_once_per_number on payments.payees (customer, number) where removed_at is null;
