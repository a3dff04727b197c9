create schema if not exists billing;

-- Where a customer is known at a biller: the number on the bill, and what the customer calls the place.
create table billing.accounts (
  id text collate "C" primary key check (id like 'bacc\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  biller text collate "C" not null check (biller <> ''),
  number text collate "C" not null check (number ~ '^\d{6,20}$'),
  label text not null,
  added_at timestamptz not null,
  unique (customer, biller, number)
);

-- One payment to one biller. `key` makes it safe to repeat, `id` is the reference under which the biller knows it.
-- `sent` has left the customer's account; `unknown` was not answered by the biller; the others are final. Minor units.
create table billing.payments (
  id text collate "C" primary key check (id like 'bpay\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  kind text collate "C" not null check (kind in ('bill', 'topup', 'social')),
  biller text collate "C" not null,
  subject text collate "C" not null,
  subject_label text not null,
  charges text[] not null default '{}',
  account text collate "C" not null check (account like 'acct\_%'),
  tail text collate "C" not null,
  amount bigint not null check (amount > 0),
  currency text collate "C" not null default 'CNY',
  status text collate "C" not null check (status in ('sent', 'unknown', 'paid', 'returned')),
  asked integer not null default 0 check (asked >= 0),
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint settled_has_time check ((status in ('paid', 'returned')) = (settled_at is not null))
);
create index payments_of_customer on billing.payments (customer, created_at desc);
create index payments_of_subject on billing.payments (biller, subject, created_at desc);

-- What was agreed never changes, and what the biller has or has given back stays so.
create function billing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'billing: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger agreed_is_settled before update on billing.payments
  for each row when (
    (old.id, old.key, old.customer, old.kind, old.biller, old.subject, old.account, old.amount, old.currency)
      is distinct from
    (new.id, new.key, new.customer, new.kind, new.biller, new.subject, new.account, new.amount, new.currency)
    or old.status in ('paid', 'returned')
    or (old.status = 'unknown' and new.status = 'sent')
  )
  execute function billing.refuse_change();
create trigger payments_stay before delete on billing.payments
  for each row execute function billing.refuse_change();
