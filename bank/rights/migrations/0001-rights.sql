create schema rights;

-- What the bank gives away. Amounts are minor units of yuan.
create table rights.offers (
  id text collate "C" primary key check (id like 'off\_%'),
  key text collate "C" not null unique,
  kind text collate "C" not null check (kind in ('coupon', 'red-envelope', 'discount', 'instant', 'voucher')),
  title_zh text not null,
  title_en text not null,
  about_zh text not null,
  about_en text not null,
  -- Null for everywhere.
  city text,
  -- What a coupon or instant discount takes off, what a red envelope holds, what a voucher is worth.
  face bigint not null check (face > 0),
  -- The smallest payment that it may be used in.
  threshold bigint not null default 0 check (threshold >= 0),
  -- For discounts: percent off, up to `face`.
  percent integer check (percent between 1 and 99),
  -- In which payments: bill, topup, shop, any.
  scenes text[] not null check (cardinality(scenes) > 0),
  stock integer not null check (stock >= 0),
  -- How many are claimed or, of instant discounts, used.
  claimed integer not null default 0 check (claimed >= 0),
  per_customer integer not null default 1 check (per_customer > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- How long after the claim a benefit may be used.
  valid_days integer not null check (valid_days > 0),
  constraint never_more_than_stock check (claimed <= stock),
  check (starts_at < ends_at),
  check ((kind = 'discount') = (percent is not null)),
  -- A coupon never pays the whole, so that a payment always has a payer.
  check (kind not in ('coupon', 'instant') or face < threshold)
);

-- What a customer has claimed.
create table rights.benefits (
  id text collate "C" primary key check (id like 'ben\_%'),
  offer text collate "C" not null references rights.offers (id),
  customer text collate "C" not null check (customer like 'cust\_%'),
  status text collate "C" not null check (status in ('held', 'used', 'expired')),
  -- What is left of it; only red envelopes are used in parts.
  remaining bigint not null check (remaining >= 0),
  -- The code of a partner's voucher.
  code text collate "C",
  claimed_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  check ((status = 'held') = (settled_at is null))
);
create index benefits_of_customer on rights.benefits (customer, status, expires_at);
create index benefits_of_offer on rights.benefits (offer, customer);
create index benefits_to_expire on rights.benefits (expires_at) where status = 'held';

-- Codes of partners' vouchers that nobody has yet.
create table rights.voucher_codes (
  offer text collate "C" not null references rights.offers (id),
  code text collate "C" not null,
  primary key (offer, code)
);

-- In which payment a benefit, or an instant discount, was used. `key` is the payment's own.
create table rights.uses (
  key text collate "C" primary key,
  customer text collate "C" not null check (customer like 'cust\_%'),
  offer text collate "C" not null references rights.offers (id),
  -- Null for an instant discount.
  benefit text collate "C" references rights.benefits (id),
  discount bigint not null check (discount > 0),
  used_at timestamptz not null,
  returned_at timestamptz
);
create index uses_of_offer on rights.uses (offer, customer);
