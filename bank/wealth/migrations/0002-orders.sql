-- One order to buy or to hand back. `key` makes it safe to repeat. Amounts are fen, shares ten-thousandths, unit values
-- millionths. What a buyer pays is `amount`; what comes back is `amount` less `fee`.
create table wealth.orders (
  id text collate "C" primary key check (id like 'ord\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  product text collate "C" not null references wealth.products (code),
  side text collate "C" not null check (side in ('buy', 'redeem', 'coupon', 'maturity')),
  account text collate "C" not null check (account like 'acct\_%'),
  account_tail text collate "C" not null,
  amount bigint check (amount >= 0),
  shares bigint check (shares >= 0),
  unit_value bigint check (unit_value > 0),
  fee bigint not null default 0 check (fee >= 0),
  -- What the shares that went had cost.
  cost bigint check (cost >= 0),
  status text collate "C" not null check (status in ('cooling', 'accepted', 'priced', 'done', 'cancelled')),
  plan text collate "C",
  trade_on date not null,
  priced_on date not null,
  paid_on date not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint priced_is_whole check (
    status not in ('priced', 'done') or (amount is not null and shares is not null and unit_value is not null))
);
create index orders_of_customer on wealth.orders (customer, created_at desc);

create trigger terms_are_settled before update on wealth.orders
  for each row when (
    (old.id, old.key, old.customer, old.product, old.side, old.account)
      is distinct from (new.id, new.key, new.customer, new.product, new.side, new.account)
    or old.status in ('done', 'cancelled')
    or (old.side = 'buy' and old.amount is distinct from new.amount)
  )
  execute function wealth.refuse_change();

-- What a customer holds of a product from one purchase. `left_shares` falls when an order to hand back takes from it.
create table wealth.lots (
  id text collate "C" primary key check (id like 'lot\_%'),
  from_order text collate "C" not null unique references wealth.orders (id),
  customer text collate "C" not null check (customer like 'cust\_%'),
  product text collate "C" not null references wealth.products (code),
  shares bigint not null check (shares > 0),
  left_shares bigint not null check (left_shares between 0 and shares),
  cost bigint not null check (cost > 0),
  bought_on date not null,
  free_on date not null,
  matures_on date
);
create index lots_of_customer on wealth.lots (customer, product, bought_on) where left_shares > 0;

create trigger lots_only_shrink before update on wealth.lots
  for each row when (
    (old.id, old.from_order, old.customer, old.product, old.shares, old.cost, old.bought_on)
      is distinct from (new.id, new.from_order, new.customer, new.product, new.shares, new.cost, new.bought_on)
    or new.left_shares > old.left_shares
  )
  execute function wealth.refuse_change();

-- Which lots an order took from, and how much.
create table wealth.taken (
  order_id text collate "C" not null references wealth.orders (id),
  lot text collate "C" not null references wealth.lots (id),
  shares bigint not null check (shares > 0),
  primary key (order_id, lot)
);

-- Regular plans: the same purchase again and again.
create table wealth.plans (
  id text collate "C" primary key check (id like 'wpl\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  product text collate "C" not null references wealth.products (code),
  account text collate "C" not null check (account like 'acct\_%'),
  account_tail text collate "C" not null,
  amount bigint not null check (amount > 0),
  recurrence text collate "C" not null,
  next_on date not null,
  status text collate "C" not null check (status in ('active', 'ended')),
  created_at timestamptz not null
);
create index plans_of_customer on wealth.plans (customer) where status = 'active';
