-- How much a customer may send to others in one day, where it is not the bank's ordinary limit. The row is also what
-- transfers of one customer queue on, so that two at once cannot pass the limit together.
create table payments.limits (
  customer text collate "C" primary key check (customer like 'cust\_%'),
  daily bigint check (daily >= 0)
);

-- One payment order. `key` makes it safe to repeat. Amounts are minor units. `leaves_on` is the day whose limit it uses.
create table payments.transfers (
  id text collate "C" primary key check (id like 'trf\_%'),
  key text collate "C" not null unique,
  kind text collate "C" not null check (kind in ('others', 'own')),
  customer text collate "C" not null check (customer like 'cust\_%'),
  from_account text collate "C" not null check (from_account like 'acct\_%'),
  from_tail text collate "C" not null,
  payee text collate "C",
  to_account text collate "C" check (to_account like 'acct\_%'),
  to_name text not null,
  to_number text collate "C" not null,
  to_bank text not null,
  relation text collate "C",
  amount bigint not null check (amount > 0),
  currency text collate "C" not null default 'CNY',
  memo text not null default '' check (char_length(memo) <= 60),
  leaves_on date not null,
  status text collate "C" not null check (status in ('scheduled', 'booked', 'arrived', 'failed', 'cancelled')),
  plan text collate "C",
  tries integer not null default 0,
  failure text,
  created_at timestamptz not null,
  booked_at timestamptz,
  arrived_at timestamptz,
  settled_at timestamptz,
  constraint not_to_itself check (to_account is distinct from from_account),
  constraint booked_has_time check (status not in ('booked', 'arrived') or booked_at is not null),
  constraint arrived_has_time check (status <> 'arrived' or arrived_at is not null)
);
create index transfers_of_customer on payments.transfers (customer, created_at desc);
create index transfers_of_day on payments.transfers (customer, leaves_on) where kind = 'others';

-- Money that has left is never asked back here, and an order's terms are settled when it is made.
create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'payments: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger terms_are_settled before update on payments.transfers
  for each row when (
    (old.id, old.key, old.kind, old.customer, old.from_account, old.to_number, old.amount, old.currency, old.leaves_on)
      is distinct from
    (new.id, new.key, new.kind, new.customer, new.from_account, new.to_number, new.amount, new.currency, new.leaves_on)
    or old.status in ('arrived', 'failed', 'cancelled')
    or (old.status = 'booked' and new.status not in ('booked', 'arrived'))
  )
  execute function payments.refuse_change();

-- Standing orders: the same transfer again and again.
create table payments.plans (
  id text collate "C" primary key check (id like 'plan\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  from_account text collate "C" not null check (from_account like 'acct\_%'),
  from_tail text collate "C" not null,
  payee text collate "C" not null references payments.payees (id),
  amount bigint not null check (amount > 0),
  currency text collate "C" not null default 'CNY',
  memo text not null default '' check (char_length(memo) <= 60),
  recurrence text collate "C" not null,
  status text collate "C" not null check (status in ('active', 'cancelled')),
  next_on date not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index plans_of_customer on payments.plans (customer) where status = 'active';
