create schema if not exists codes;

-- A code that was shown. It holds from `valid_from` until `valid_until` and is used at most once. Minor units of CNY.
create table codes.issued (
  id text collate "C" primary key check (id like 'code\_%'),
  kind text collate "C" not null check (kind in ('pay', 'collect', 'transit', 'medical')),
  customer text collate "C" not null check (customer like 'cust\_%'),
  account text collate "C" not null check (account like 'acct\_%'),
  amount bigint check (amount > 0),
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from)
);
create index issued_to on codes.issued (customer, valid_until);

-- What was charged through a code: `code` is unique, so a code is worth one charge however often it is presented.
create table codes.charges (
  id text collate "C" primary key check (id like 'chg\_%'),
  code text collate "C" not null unique,
  kind text collate "C" not null,
  customer text collate "C" not null check (customer like 'cust\_%'),
  account text collate "C" not null,
  merchant text not null check (merchant <> ''),
  amount bigint not null check (amount > 0),
  currency text collate "C" not null default 'CNY',
  charged_on date not null,
  charged_at timestamptz not null
);
create index charges_of_day on codes.charges (customer, charged_on);

create function codes.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'codes: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger charges_stay before update or delete on codes.charges
  for each row execute function codes.refuse_change();
create trigger issued_is_settled before update on codes.issued
  for each row execute function codes.refuse_change();
