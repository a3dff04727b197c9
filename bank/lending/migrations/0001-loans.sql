create schema if not exists lending;

-- What the bank lends, as data. `rate_percent` is the yearly rate offered today; a loan keeps the rate that it was
-- granted at. `words` are the ways in which people name the kind. Amounts are minor units of CNY.
create table lending.products (
  code text collate "C" primary key,
  kind text collate "C" not null check (kind in ('mortgage', 'car', 'student', 'consumer', 'business')),
  name_zh text not null,
  name_en text not null,
  about_zh text not null,
  about_en text not null,
  words text[] not null,
  chart text collate "C" not null,
  rate_percent text not null check (rate_percent ~ '^\d{1,2}(\.\d{1,4})?$'),
  least bigint not null check (least > 0),
  most bigint not null check (most >= least),
  longest_months integer not null check (longest_months between 1 and 480),
  methods text[] not null,
  position integer not null unique,
  open boolean not null default true
);

create table lending.loans (
  id text collate "C" primary key check (id like 'loan\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  product text collate "C" not null references lending.products (code),
  principal bigint not null check (principal > 0),
  currency text collate "C" not null default 'CNY',
  rate_percent text not null check (rate_percent ~ '^\d{1,2}(\.\d{1,4})?$'),
  months integer not null check (months between 1 and 480),
  method text collate "C" not null check (method in ('equal_instalment', 'equal_principal', 'interest_first')),
  drawn_on date not null,
  due_day integer not null check (due_day between 1 and 31),
  paying_account text collate "C" not null check (paying_account like 'acct\_%'),
  paying_tail text collate "C" not null,
  receivable_account text collate "C" not null unique check (receivable_account like 'acct\_%'),
  status text collate "C" not null check (status in ('active', 'settled')),
  granted_at timestamptz not null,
  settled_at timestamptz,
  constraint settled_has_time check ((status = 'settled') = (settled_at is not null))
);
create index loans_of_customer on lending.loans (customer, drawn_on);

create table lending.instalments (
  loan text collate "C" not null references lending.loans (id),
  no integer not null check (no >= 1),
  due_on date not null,
  principal bigint not null check (principal >= 0),
  interest bigint not null check (interest >= 0),
  status text collate "C" not null check (status in ('due', 'paid', 'overdue')),
  paid_at timestamptz,
  primary key (loan, no),
  constraint paid_has_time check ((status = 'paid') = (paid_at is not null))
);
create index instalments_unpaid on lending.instalments (due_on) where status <> 'paid';

-- What was agreed is settled: only whether it is paid may change, and a payment is never taken back here.
create function lending.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'lending: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger agreed_is_settled before update on lending.instalments
  for each row when (
    (old.loan, old.no, old.due_on, old.principal, old.interest)
      is distinct from (new.loan, new.no, new.due_on, new.principal, new.interest)
    or old.status = 'paid'
  )
  execute function lending.refuse_change();
create trigger terms_are_settled before update on lending.loans
  for each row when (
    (old.customer, old.product, old.principal, old.rate_percent, old.months, old.method, old.drawn_on, old.due_day)
      is distinct from
    (new.customer, new.product, new.principal, new.rate_percent, new.months, new.method, new.drawn_on, new.due_day)
  )
  execute function lending.refuse_change();

-- The parts of a schedule add up to what was lent, whoever wrote them.
create function lending.check_schedule() returns trigger language plpgsql as $$
declare wrong text;
begin
  select l.id into wrong
    from (select distinct loan from written) w
    join lending.loans l on l.id = w.loan
    join lending.instalments i on i.loan = l.id
    group by l.id, l.principal, l.months
    having sum(i.principal) <> l.principal or count(*) <> l.months
    limit 1;
  if wrong is not null then
    raise exception 'lending: the schedule of % does not add up to its principal', wrong;
  end if;
  return null;
end $$;
create trigger schedule_adds_up after insert on lending.instalments
  referencing new table as written for each statement execute function lending.check_schedule();

insert into lending.products
  (code, kind, name_zh, name_en, about_zh, about_en, words, chart, rate_percent, least, most, longest_months, methods, position)
values
  ('mortgage', 'mortgage', '房贷', 'Mortgage', '买房按揭,最长 30 年', 'For a home, up to 30 years',
   '{房贷,房貸,按揭,住房贷款,住房貸款,房屋贷款,买房贷款,房子贷款,供楼,供房,月供,mortgage,home loan,housing loan,house loan}',
   'loan-mortgage', '3.05', 5000000, 2000000000, 360, '{equal_instalment,equal_principal}', 1),
  ('car', 'car', '车贷', 'Car loan', '买车分期,最长 5 年', 'For a car, up to 5 years',
   '{车贷,車貸,汽车贷款,汽車貸款,买车贷款,购车贷款,车子贷款,car loan,auto loan,vehicle loan}',
   'loan-consumer', '3.85', 1000000, 150000000, 60, '{equal_instalment,equal_principal}', 2),
  ('student', 'student', '助学贷款', 'Student loan', '国家助学贷款,毕业后分期还', 'State student loan, repaid after graduation',
   '{助学贷款,助學貸款,助学贷,学生贷款,学生贷,学费贷款,上学贷款,student loan,student loans,education loan}',
   'loan-student', '2.80', 100000, 6000000, 264, '{equal_instalment,equal_principal}', 3),
  ('consumer', 'consumer', '消费贷', 'Personal loan', '装修、旅游、日常开支,最长 5 年', 'For the household, up to 5 years',
   '{消费贷,消費貸,消费贷款,信用贷,信用贷款,个人贷款,装修贷,装修贷款,现金贷,personal loan,consumer loan}',
   'loan-consumer', '3.60', 100000, 30000000, 60, '{equal_instalment,equal_principal,interest_first}', 4),
  ('business', 'business', '经营贷', 'Business loan', '小微企业和个体户经营周转,最长 3 年', 'Working capital for small firms, up to 3 years',
   '{经营贷,經營貸,经营贷款,经营性贷款,生意贷款,企业贷款,小微贷款,农户贷款,农贷,流动资金贷款,business loan,working capital}',
   'loan-business', '3.45', 1000000, 500000000, 36, '{equal_instalment,equal_principal,interest_first}', 5);
