create table ledger.holds (
  id text collate "C" primary key check (id like 'hold\_%'),
  key text collate "C" not null check (length(key) between 1 and 200),
  input_hash bytea not null check (length(input_hash) = 32),
  account text collate "C" not null references ledger.accounts (id),
  amount bigint not null check (amount between 1 and 1000000000000000),
  reason text not null check (length(reason) <= 200),
  placed_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > placed_at),
  state text collate "C" not null default 'active' check (state in ('active', 'released', 'captured', 'expired')),
  settled_at timestamptz,
  entry text collate "C",
  constraint holds_key unique (key),
  constraint settled_has_time check ((state = 'active') = (settled_at is null)),
  constraint captured_has_entry check ((state = 'captured') = (entry is not null))
);
create index holds_active on ledger.holds (account) where state = 'active';
create index holds_due on ledger.holds (expires_at) where state = 'active';

create trigger never_deleted before delete or truncate on ledger.holds
  for each statement execute function ledger.refuse_change();
create trigger settled_once before update on ledger.holds
  for each row when (
    old.state <> 'active'
    or (old.id, old.key, old.input_hash, old.account, old.amount, old.reason, old.placed_at, old.expires_at)
      is distinct from
      (new.id, new.key, new.input_hash, new.account, new.amount, new.reason, new.placed_at, new.expires_at)
  )
  execute function ledger.refuse_change();
create trigger begins_active before insert on ledger.holds
  for each row when (new.state <> 'active')
  execute function ledger.refuse_change();

-- By statement, not by row: two holds of one account may be settled by one statement, and what is held must be right
-- whenever it is looked at.
create function ledger.apply_placed_holds() returns trigger language plpgsql as $$
begin
  update ledger.accounts a set held = a.held + p.amount
  from (select account, sum(amount)::bigint as amount from fresh group by account) p
  where a.id = p.account;
  return null;
end $$;
create trigger held_follows_placed after insert on ledger.holds referencing new table as fresh
  for each statement execute function ledger.apply_placed_holds();

-- Every updated hold was active before (`settled_once`).
create function ledger.apply_settled_holds() returns trigger language plpgsql as $$
begin
  update ledger.accounts a set held = a.held - s.amount
  from (select account, sum(amount)::bigint as amount from fresh where state <> 'active' group by account) s
  where a.id = s.account;
  return null;
end $$;
create trigger held_follows_settled after update on ledger.holds referencing new table as fresh
  for each statement execute function ledger.apply_settled_holds();

create function ledger.check_held() returns trigger language plpgsql as $$
begin
  if new.held <> (
    select coalesce(sum(h.amount), 0) from ledger.holds h where h.account = new.id and h.state = 'active'
  ) then
    raise exception 'ledger: what is held of % does not follow from its holds', new.id using errcode = 'LB007';
  end if;
  return null;
end $$;
create trigger held_is_active_holds after update of held on ledger.accounts
  for each row when (old.held <> new.held)
  execute function ledger.check_held();

-- Deferred: a capture frees the money before the entry that uses it is booked.
create function ledger.check_capture() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger.entries e where e.id = new.entry and e.captures = new.id) then
    raise exception 'ledger: hold % is captured by no entry', new.id using errcode = 'LB008';
  end if;
  return null;
end $$;
create constraint trigger captured_by_entry after update on ledger.holds
  deferrable initially deferred
  for each row when (new.state = 'captured')
  execute function ledger.check_capture();
