-- The instant at which a transfer leaves that was put off by hours; null where it leaves at the bank's hour of its day.
alter table payments.transfers add column leaves_at timestamptz;

drop trigger terms_are_settled on payments.transfers;
create trigger terms_are_settled before update on payments.transfers
  for each row when (
    (old.id, old.key, old.kind, old.customer, old.from_account, old.to_number, old.amount, old.currency, old.leaves_on,
      old.leaves_at)
      is distinct from
    (new.id, new.key, new.kind, new.customer, new.from_account, new.to_number, new.amount, new.currency, new.leaves_on,
      new.leaves_at)
    or old.status in ('arrived', 'failed', 'cancelled')
    or (old.status = 'booked' and new.status not in ('booked', 'arrived'))
  )
  execute function payments.refuse_change();

-- Somebody asks others for money. Amounts are minor units of CNY.
create table payments.collections (
  id text collate "C" primary key check (id like 'col\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  requester_name text not null,
  account text collate "C" not null check (account like 'acct\_%'),
  number text collate "C" not null check (number ~ '^\d{8,19}$'),
  amount bigint not null check (amount > 0),
  created_at timestamptz not null
);
create index collections_of_customer on payments.collections (customer, created_at desc);

-- What each of them is asked for. `payer` is theirs when they bank here; the others get a link from the one who asks.
create table payments.collection_shares (
  id text collate "C" primary key check (id like 'shr\_%'),
  collection text collate "C" not null references payments.collections (id),
  payer text collate "C" check (payer like 'cust\_%'),
  payer_name text not null,
  amount bigint not null check (amount > 0),
  status text collate "C" not null check (status in ('waiting', 'paid', 'declined', 'withdrawn')),
  transfer text collate "C" references payments.transfers (id),
  settled_at timestamptz,
  constraint paid_by_transfer check ((status = 'paid') = (transfer is not null)),
  constraint settled_has_time check ((status = 'waiting') = (settled_at is null))
);
create index shares_of_collection on payments.collection_shares (collection);
create index shares_waiting_for on payments.collection_shares (payer) where status = 'waiting';
create trigger settled_shares_stay before update on payments.collection_shares
  for each row when (
    old.status <> 'waiting'
    or (old.id, old.collection, old.payer, old.amount) is distinct from (new.id, new.collection, new.payer, new.amount)
  )
  execute function payments.refuse_change();
