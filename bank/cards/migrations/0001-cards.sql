create schema cards;

-- What can be applied for, as data. Limits are minor units of CNY; `words` are the ways in which people name a kind.
create table cards.products (
  code text collate "C" primary key,
  kind text collate "C" not null check (kind in ('debit', 'credit')),
  form text collate "C" not null check (form in ('plastic', 'virtual')),
  name_zh text not null,
  name_en text not null,
  about_zh text not null,
  about_en text not null,
  words text[] not null,
  least bigint not null check (least >= 0),
  most bigint not null check (most >= least),
  youngest integer not null,
  oldest integer not null check (oldest >= youngest),
  students boolean not null,
  position integer not null unique
);

-- A customer's credit line: what is owed is the balance of the receivable account, in the ledger.
create table cards.lines (
  id text collate "C" primary key check (id like 'line\_%'),
  customer text collate "C" not null unique check (customer like 'cust\_%'),
  product text collate "C" not null references cards.products (code),
  receivable_account text collate "C" not null unique check (receivable_account like 'acct\_%'),
  credit_limit bigint not null check (credit_limit > 0),
  statement_day integer not null check (statement_day between 1 and 31),
  autopay text collate "C" not null check (autopay in ('off', 'minimum', 'full')),
  autopay_account text collate "C" check (autopay_account like 'acct\_%'),
  opened_on date not null,
  -- The last day whose cycle is closed; the day before opening at first.
  closed_through date not null,
  next_close_on date not null check (next_close_on > closed_through),
  constraint autopay_has_account check (autopay = 'off' or autopay_account is not null)
);
create index lines_by_close on cards.lines (next_close_on);

-- A number may be issued again (`issue`) when a card wears out; a lost number never is.
create table cards.cards (
  id text collate "C" primary key check (id like 'card\_%'),
  customer text collate "C" not null check (customer like 'cust\_%'),
  kind text collate "C" not null check (kind in ('debit', 'credit')),
  form text collate "C" not null check (form in ('plastic', 'virtual')),
  product text collate "C" not null references cards.products (code),
  account text collate "C" check (account like 'acct\_%'),
  line text collate "C" references cards.lines (id),
  name text not null check (name <> ''),
  number text collate "C" not null check (number ~ '^\d{16,19}$'),
  issue integer not null check (issue >= 1),
  expires_on date not null,
  status text collate "C" not null check (status in ('making', 'posted', 'active', 'locked', 'lost', 'closed')),
  replaces text collate "C" references cards.cards (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  unique (number, issue),
  constraint debit_has_account check ((kind = 'debit') = (account is not null)),
  constraint credit_has_line check ((kind = 'credit') = (line is not null))
);
create index cards_of_customer on cards.cards (customer, made_at);
-- One working card to a number.
create unique index one_working_card on cards.cards (number) where status in ('active', 'locked');

create sequence cards.number_serial as bigint minvalue 1 maxvalue 99999;

create table cards.applications (
  id text collate "C" primary key check (id like 'appl\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  kind text collate "C" not null check (kind in ('new', 'replacement')),
  product text collate "C" not null references cards.products (code),
  card text collate "C" references cards.cards (id),
  reason text not null,
  stage text collate "C" not null check (stage in ('received', 'approved', 'declined', 'made', 'posted', 'done')),
  decline text collate "C",
  credit_limit bigint check (credit_limit > 0),
  received_at timestamptz not null,
  decided_at timestamptz,
  made_at timestamptz,
  posted_at timestamptz,
  done_at timestamptz,
  constraint decline_has_reason check ((stage = 'declined') = (decline is not null))
);
create index applications_of_customer on cards.applications (customer, received_at);

-- Secrets of cards: only hashes, and permits to set a new one within minutes.
create table cards.pins (
  card text collate "C" primary key references cards.cards (id),
  pin_hash text not null,
  changed_at timestamptz not null
);
create table cards.pin_permits (
  id text collate "C" primary key check (id like 'prmt\_%'),
  card text collate "C" not null references cards.cards (id),
  customer text collate "C" not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

insert into cards.products
  (code, kind, form, name_zh, name_en, about_zh, about_en, words, least, most, youngest, oldest, students, position)
values
  ('debit', 'debit', 'plastic', '借记卡', 'Debit card', '存取款、转账、消费,免年费', 'For everyday money, no yearly fee',
   '{借记卡,借記卡,储蓄卡,儲蓄卡,银行卡,提款卡,工资卡,debit card,debit}', 0, 0, 16, 120, true, 1),
  ('standard', 'credit', 'plastic', '标准信用卡', 'Standard credit card', '免年费,最长 50 天免息', 'No yearly fee, up to 50 days without interest',
   '{标准信用卡,標準信用卡,普卡,普通信用卡,信用卡,贷记卡,credit card,standard card,visa信用卡,双币信用卡}', 300000, 5000000, 18, 70, false, 2),
  ('gold', 'credit', 'plastic', '金卡', 'Gold credit card', '额度更高,月消费三笔免年费', 'A higher limit, free with three purchases a month',
   '{金卡,信用卡金卡,gold card,gold}', 1000000, 10000000, 22, 65, false, 3),
  ('platinum', 'credit', 'plastic', '白金卡', 'Platinum credit card', '高额度,机场贵宾厅', 'A high limit and airport lounges',
   '{白金卡,白金信用卡,白金,platinum card,platinum}', 5000000, 50000000, 25, 65, false, 4),
  ('student', 'credit', 'plastic', '学生信用卡', 'Student credit card', '在校大学生可办,额度 2,000 元', 'For university students, limit ¥2,000',
   '{学生卡,學生卡,学生信用卡,校园卡,大学生信用卡,student card,student credit card}', 200000, 200000, 18, 28, true, 5),
  ('virtual', 'credit', 'virtual', '虚拟信用卡', 'Virtual credit card', '马上能用,绑定手机和网上支付', 'Ready at once, for paying online and by phone',
   '{虚拟卡,虛擬卡,虚拟信用卡,数字信用卡,电子信用卡,virtual card,virtual credit card}', 300000, 5000000, 18, 70, false, 6);
