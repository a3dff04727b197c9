-- Applications, months of grace, penalties, prepayments.

-- What is lent above this amount is looked at by people before money is paid out.
alter table lending.products add column at_once_up_to bigint not null default 0 check (at_once_up_to >= 0);
update lending.products
  set at_once_up_to = case code when 'mortgage' then 0 when 'business' then 100000000 else most end;

-- Months before the first instalment falls due, part of `months`; nothing is charged for them.
alter table lending.loans add column grace_months integer not null default 0
  check (grace_months >= 0 and grace_months < months);

drop trigger terms_are_settled on lending.loans;
create trigger terms_are_settled before update on lending.loans
  for each row when (
    (old.customer, old.product, old.principal, old.rate_percent, old.months, old.grace_months, old.method, old.drawn_on,
        old.due_day)
      is distinct from
    (new.customer, new.product, new.principal, new.rate_percent, new.months, new.grace_months, new.method, new.drawn_on,
        new.due_day)
  )
  execute function lending.refuse_change();

-- What being late costs so far, by the day; fixed when the instalment is paid.
alter table lending.instalments add column penalty bigint not null default 0
  check (penalty >= 0 and (penalty = 0 or status <> 'due'));

-- Principal paid before it was due. The unpaid rows that it replaced are kept as they were.
create table lending.prepayments (
  id text collate "C" primary key check (id like 'prep\_%'),
  key text collate "C" not null unique,
  loan text collate "C" not null references lending.loans (id),
  principal bigint not null check (principal > 0),
  -- Paid together with the principal.
  interest bigint not null check (interest >= 0),
  -- Of the prepaid part since the last due day, charged with the first instalment of the new schedule.
  carried bigint not null check (carried >= 0),
  effect text collate "C" not null check (effect in ('shorter', 'smaller', 'settled')),
  from_no integer not null check (from_no >= 1),
  replaced jsonb not null,
  paid_at timestamptz not null,
  constraint settled_carries_nothing check (effect <> 'settled' or carried = 0)
);
create index prepayments_of_loan on lending.prepayments (loan, paid_at);
create trigger prepaid_is_settled before update or delete on lending.prepayments
  for each row execute function lending.refuse_change();

create function lending.wrong_schedule(wanted text[]) returns text language sql stable as $$
  select l.id
    from lending.loans l
    left join lateral (
      select coalesce(sum(i.principal), 0) as principal, count(*) as rows
      from lending.instalments i where i.loan = l.id) s on true
    left join lateral (
      select coalesce(sum(p.principal), 0) as principal, count(*) as rows
      from lending.prepayments p where p.loan = l.id) p on true
    where l.id = any(wanted)
      and (s.principal + p.principal <> l.principal
        or s.rows > l.months - l.grace_months
        or (p.rows = 0 and s.rows <> l.months - l.grace_months))
    limit 1;
$$;

-- The parts of a schedule and what was prepaid add up to what was lent, whoever wrote them.
create or replace function lending.check_schedule() returns trigger language plpgsql as $$
declare wrong text;
begin
  wrong := lending.wrong_schedule((select array_agg(distinct loan) from written));
  if wrong is not null then
    raise exception 'lending: the schedule of % does not add up to its principal', wrong;
  end if;
  return null;
end $$;

create function lending.check_prepaid() returns trigger language plpgsql as $$
begin
  if lending.wrong_schedule(array[new.loan]) is not null then
    raise exception 'lending: the schedule of % does not add up to its principal', new.loan;
  end if;
  return null;
end $$;
create constraint trigger prepaid_adds_up after insert on lending.prepayments
  deferrable initially deferred for each row execute function lending.check_prepaid();

-- Only what is unpaid may give way to a new schedule.
create trigger paid_stays before delete on lending.instalments
  for each row when (old.status = 'paid') execute function lending.refuse_change();

-- Somebody asks for a loan; what was decided and why stays with it, also when it was not granted.
create table lending.applications (
  id text collate "C" primary key check (id like 'lapp\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  product text collate "C" not null references lending.products (code),
  amount bigint not null check (amount > 0),
  months integer not null check (months between 1 and 480),
  grace_months integer not null default 0 check (grace_months >= 0 and grace_months < months),
  method text collate "C" not null check (method in ('equal_instalment', 'equal_principal', 'interest_first')),
  rate_percent text not null check (rate_percent ~ '^\d{1,2}(\.\d{1,4})?$'),
  account text collate "C" not null check (account like 'acct\_%'),
  account_tail text collate "C" not null,
  status text collate "C" not null check (status in ('in_review', 'approved', 'declined', 'drawn', 'lapsed')),
  reasons jsonb not null,
  loan text collate "C" unique references lending.loans (id),
  applied_at timestamptz not null,
  decided_at timestamptz,
  constraint drawn_has_loan check ((status = 'drawn') = (loan is not null)),
  constraint decided_has_time check ((status = 'in_review') = (decided_at is null))
);
create index applications_of_customer on lending.applications (customer, applied_at);
create unique index one_open_application on lending.applications (customer, product)
  where status in ('in_review', 'approved');
