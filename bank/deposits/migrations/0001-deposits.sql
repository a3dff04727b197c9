create schema if not exists deposits;

-- What the bank pays on deposits, as data. `basis_points` are of a year. `form`: `fixed` for an agreed time, `large`
-- 大额存单 from its minimum on, `notice` 通知存款 with so many days of notice, `current` for what is at hand.
create table deposits.rates (
  form text collate "C" not null check (form in ('current', 'fixed', 'large', 'notice')),
  term text collate "C" not null,
  name_zh text not null,
  name_en text not null,
  basis_points integer not null check (basis_points between 0 and 2000),
  minimum bigint not null check (minimum > 0),
  position integer not null unique,
  primary key (form, term)
);

insert into deposits.rates (form, term, name_zh, name_en, basis_points, minimum, position) values
  ('current', 'P0D', '活期', 'Current', 5, 1, 1),
  ('notice', 'P1D', '一天通知存款', '1-day notice', 30, 5000000, 2),
  ('notice', 'P7D', '七天通知存款', '7-day notice', 60, 5000000, 3),
  ('fixed', 'P3M', '三个月定期', '3-month deposit', 90, 5000, 4),
  ('fixed', 'P6M', '六个月定期', '6-month deposit', 110, 5000, 5),
  ('fixed', 'P1Y', '一年定期', '1-year deposit', 130, 5000, 6),
  ('fixed', 'P2Y', '两年定期', '2-year deposit', 140, 5000, 7),
  ('fixed', 'P3Y', '三年定期', '3-year deposit', 165, 5000, 8),
  ('fixed', 'P5Y', '五年定期', '5-year deposit', 170, 5000, 9),
  ('large', 'P6M', '六个月大额存单', '6-month large deposit', 125, 20000000, 10),
  ('large', 'P1Y', '一年大额存单', '1-year large deposit', 145, 20000000, 11),
  ('large', 'P2Y', '两年大额存单', '2-year large deposit', 155, 20000000, 12),
  ('large', 'P3Y', '三年大额存单', '3-year large deposit', 185, 20000000, 13);

-- A time deposit keeps the rate that it was opened at. Amounts are fen. `account` is the ledger account that holds it.
create table deposits.deposits (
  id text collate "C" primary key check (id like 'dep\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  form text collate "C" not null check (form in ('fixed', 'large', 'notice')),
  term text collate "C" not null,
  basis_points integer not null,
  principal bigint not null check (principal > 0),
  account text collate "C" not null unique check (account like 'acct\_%'),
  paying_account text collate "C" not null check (paying_account like 'acct\_%'),
  paying_tail text collate "C" not null,
  starts_on date not null,
  matures_on date,
  renews boolean not null,
  status text collate "C" not null check (status in ('active', 'noticed', 'paid')),
  interest bigint check (interest >= 0),
  opened_at timestamptz not null,
  paid_at timestamptz,
  constraint paid_is_whole check ((status = 'paid') = (paid_at is not null and interest is not null)),
  constraint matures_unless_notice check ((form = 'notice') = (matures_on is null) or status <> 'active')
);
create index deposits_of_customer on deposits.deposits (customer) where status <> 'paid';

create function deposits.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'deposits: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger terms_are_settled before update on deposits.deposits
  for each row when (
    (old.id, old.key, old.customer, old.form, old.term, old.basis_points, old.principal, old.account, old.starts_on)
      is distinct from
    (new.id, new.key, new.customer, new.form, new.term, new.basis_points, new.principal, new.account, new.starts_on)
    or old.status = 'paid'
  )
  execute function deposits.refuse_change();

-- Something that a customer saves for. `account` is the ledger account that holds what is saved.
create table deposits.goals (
  id text collate "C" primary key check (id like 'goal\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  name text not null check (char_length(name) between 1 and 40),
  target bigint not null check (target > 0),
  due_on date,
  account text collate "C" not null unique check (account like 'acct\_%'),
  status text collate "C" not null check (status in ('active', 'closed')),
  created_at timestamptz not null
);
create index goals_of_customer on deposits.goals (customer) where status = 'active';
