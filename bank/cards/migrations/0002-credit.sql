-- What was charged to a card and waits for its merchant to clear it, held against the credit line in the ledger; on a
-- debit card it is booked at once.
create table cards.charges (
  id text collate "C" primary key check (id like 'chrg\_%'),
  key text collate "C" not null unique,
  customer text collate "C" not null,
  card text collate "C" not null references cards.cards (id),
  amount bigint not null check (amount > 0),
  merchant text not null check (merchant <> ''),
  purpose text collate "C" not null,
  status text collate "C" not null check (status in ('held', 'booked', 'released')),
  refunded bigint not null default 0 check (refunded between 0 and amount),
  hold text collate "C",
  charged_at timestamptz not null,
  booked_at timestamptz,
  constraint booked_has_time check ((status = 'booked') = (booked_at is not null))
);
create index charges_of_card on cards.charges (card, charged_at);

create table cards.statements (
  id text collate "C" primary key check (id like 'stmt\_%'),
  line text collate "C" not null references cards.lines (id),
  closes_on date not null,
  due_on date not null check (due_on > closes_on),
  opening bigint not null,
  purchases bigint not null check (purchases >= 0),
  instalments bigint not null check (instalments >= 0),
  interest bigint not null check (interest >= 0),
  fees bigint not null check (fees >= 0),
  credits bigint not null check (credits >= 0),
  balance bigint not null,
  minimum bigint not null check (minimum >= 0),
  -- What of it went over into instalments later: no longer to be paid by the due day.
  converted bigint not null default 0 check (converted >= 0),
  -- Was it paid in full by its due day and the days of grace? Null until then.
  paid_in_full boolean,
  unique (line, closes_on),
  constraint adds_up check (balance = opening + purchases + instalments + interest + fees - credits),
  constraint minimum_is_part check (minimum <= greatest(balance, 0))
);
create index statements_unchecked on cards.statements (due_on) where paid_in_full is null;

create table cards.plans (
  id text collate "C" primary key check (id like 'inst\_%'),
  key text collate "C" not null unique,
  line text collate "C" not null references cards.lines (id),
  customer text collate "C" not null,
  merchant text not null,
  amount bigint not null check (amount > 0),
  periods integer not null check (periods between 2 and 60),
  annual_rate text not null,
  made_on date not null
);
create index plans_of_line on cards.plans (line);
create table cards.plan_parts (
  plan text collate "C" not null references cards.plans (id),
  no integer not null check (no >= 1),
  principal bigint not null check (principal >= 0),
  fee bigint not null check (fee >= 0),
  billed_on date,
  primary key (plan, no)
);

-- Each thing that raises or lowers what a line owes. `open` is the part that no item of the other side has met yet.
create table cards.items (
  id text collate "C" primary key check (id like 'item\_%'),
  key text collate "C" not null unique,
  line text collate "C" not null references cards.lines (id),
  card text collate "C" references cards.cards (id),
  kind text collate "C" not null check (kind in
    ('purchase', 'interest', 'late_fee', 'plan_principal', 'plan_fee', 'repayment', 'refund', 'plan_conversion')),
  amount bigint not null check (amount > 0),
  open bigint not null check (open between 0 and amount),
  merchant text not null,
  purpose text collate "C" not null,
  booked_at timestamptz not null,
  booked_on date not null,
  statement text collate "C" references cards.statements (id),
  plan text collate "C" references cards.plans (id),
  charge text collate "C" references cards.charges (id),
  -- Interest is charged up to this day, the day itself not included.
  charged_to date
);
create index items_of_line on cards.items (line, booked_on);
create index items_open on cards.items (line) where open > 0;

create table cards.allocations (
  line text collate "C" not null references cards.lines (id),
  credit text collate "C" not null references cards.items (id),
  debit text collate "C" not null references cards.items (id),
  amount bigint not null check (amount > 0),
  met_on date not null,
  primary key (credit, debit)
);
create index allocations_of_debit on cards.allocations (debit);

create table cards.point_lots (
  line text collate "C" not null references cards.lines (id),
  earned_in text collate "C" not null check (earned_in ~ '^\d{4}-\d{2}$'),
  expires_on date not null,
  points bigint not null check (points >= 0),
  remaining bigint not null check (remaining between 0 and points),
  primary key (line, earned_in)
);
create table cards.point_spends (
  key text collate "C" primary key,
  line text collate "C" not null references cards.lines (id),
  points bigint not null check (points > 0),
  spent_at timestamptz not null
);

-- What was agreed is settled: amounts never change, and what is met is never opened again.
create function cards.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'cards: % of % is not allowed', lower(tg_op), tg_table_name;
end $$;
create trigger items_are_settled before update on cards.items
  for each row when (
    (old.line, old.kind, old.amount, old.booked_on) is distinct from (new.line, new.kind, new.amount, new.booked_on)
    or new.open > old.open
    or (old.statement is not null and new.statement is distinct from old.statement)
  )
  execute function cards.refuse_change();
create trigger statements_are_settled before update on cards.statements
  for each row when (
    (old.line, old.closes_on, old.due_on, old.balance, old.minimum)
      is distinct from (new.line, new.closes_on, new.due_on, new.balance, new.minimum)
    or old.paid_in_full is not null
  )
  execute function cards.refuse_change();
create trigger nothing_is_erased before delete on cards.items
  for each row execute function cards.refuse_change();
