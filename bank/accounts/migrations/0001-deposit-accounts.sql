create schema accounts;

-- Serial part of card numbers; the program scatters it so that neighbours do not look alike.
create sequence accounts.card_serials;

create table accounts.deposit_accounts (
  -- Also the id of the ledger account that holds the money.
  id text collate "C" primary key check (id like 'acct\_%'),
  customer text not null check (customer like 'cust\_%'),
  kind text not null check (kind in ('current', 'savings')),
  -- 一类户, 二类户, 三类户.
  class text not null check (class in ('I', 'II', 'III')),
  name text not null check (char_length(name) between 1 and 30),
  number text not null unique check (number ~ '^[0-9]{19}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- What regularly happens on it, where known: salary, pension, allowance, business.
  uses text[] not null default '{}' check (uses <@ array['salary', 'pension', 'allowance', 'business']),
  branch text not null,
  status text not null default 'open' check (status in ('open', 'frozen', 'closed')),
  pays_by_default boolean not null default false,
  opened_on date not null,
  closed_on date,
  check ((status = 'closed') = (closed_on is not null)),
  check (not pays_by_default or status <> 'closed')
);
create index deposit_accounts_of_customer on accounts.deposit_accounts (customer, opened_on, id);
create unique index one_default_paying on accounts.deposit_accounts (customer) where pays_by_default;
