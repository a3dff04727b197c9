create table ledger.entries (
  id text collate "C" primary key,
  key varchar(200) collate "C" not null,
  input_hash bytea not null,
  kind varchar(60) not null,
  at timestamptz not null,
  value_on date not null,
  reference varchar(200),
  reverses text collate "C",
  captures text collate "C",
  line_count smallint not null,
  constraint entries_key unique (key),
  constraint well_formed check (
    id like 'jrn\_%' and key <> '' and kind <> '' and length(input_hash) = 32 and line_count >= 2
  )
);
create unique index entries_reverse_once on ledger.entries (reverses) where reverses is not null;
create unique index entries_capture_once on ledger.entries (captures) where captures is not null;

-- `amount` is debit > 0, credit < 0. `seq` numbers an account's lines without gaps from 1, `balance_after` is the
-- running balance on the account's normal side. Accounts and entries are never deleted, so the statement triggers
-- below keep the references whole at a fraction of the cost of two foreign keys a line.
create table ledger.lines (
  account text collate "C" not null,
  seq bigint not null,
  entry text collate "C" not null,
  line_no smallint not null,
  amount bigint not null check (amount <> 0 and amount between -1000000000000000 and 1000000000000000),
  balance_after bigint not null,
  at timestamptz not null,
  purpose varchar(60),
  counterparty varchar(200),
  memo varchar(500),
  merchant varchar(200),
  primary key (account, seq),
  constraint lines_of_entry unique (entry, line_no)
);

-- The number of an account's last line before an instant, 0 when there is none. Lines of an account are in the order of
-- time, so halving finds it, and no second index on accounts is written by every posting.
create function ledger.seq_before(of_account text, instant timestamptz) returns bigint language plpgsql stable as $$
declare
  low bigint := 0;
  high bigint := coalesce((select a.last_seq from ledger.accounts a where a.id = of_account), 0);
  middle bigint;
begin
  while low < high loop
    middle := (low + high + 1) / 2;
    if (select l.at from ledger.lines l where l.account = of_account and l.seq = middle) < instant then
      low := middle;
    else
      high := middle - 1;
    end if;
  end loop;
  return low;
end $$;

create trigger never_changed before update or delete or truncate on ledger.entries
  for each statement execute function ledger.refuse_change();
create trigger never_changed before update or delete or truncate on ledger.lines
  for each statement execute function ledger.refuse_change();

-- An entry and all of its lines are inserted by one statement (a data-modifying WITH), because both checks run at
-- its end: no entry without lines, no line without its entry, nothing added later.
create function ledger.check_fresh_entries() returns trigger language plpgsql as $$
declare
  bad text;
begin
  select e.id into bad from fresh e
  where (select l.line_no from ledger.lines l where l.entry = e.id and l.line_no = e.line_count) is null limit 1;
  if bad is not null then
    raise exception 'ledger: entry % has not all of its lines', bad using errcode = 'LB002';
  end if;

  if exists (select from fresh where reverses is not null) then
    select e.id into bad from fresh e
    where e.reverses is not null and (
      coalesce((select o.line_count from ledger.entries o where o.id = e.reverses and o.reverses is null), -1)
        <> e.line_count
      or (
        select count(*) from ledger.lines o
        join ledger.lines m on m.entry = e.id and m.line_no = o.line_no
          and m.account = o.account and m.amount = -o.amount
        where o.entry = e.reverses
      ) <> e.line_count
    ) limit 1;
    if bad is not null then
      raise exception 'ledger: entry % is not the mirror of what it reverses', bad using errcode = 'LB003';
    end if;
  end if;
  return null;
end $$;
create trigger whole_when_booked after insert on ledger.entries referencing new table as fresh
  for each statement execute function ledger.check_fresh_entries();

-- The only way by which a balance moves. Everything about the fresh lines is checked as sets: whole and balanced
-- entries, accounts that may move, and for each account an unbroken chain from its present end.
create function ledger.apply_fresh_lines() returns trigger language plpgsql as $$
declare
  bad text;
  touched bigint;
  moved bigint;
begin
  select c.entry into bad from (
    select l.entry, a.currency, count(*) as lines, sum(l.amount) as total,
      min(l.line_no) as first_no, max(l.line_no) as last_no, min(l.at) as first_at, max(l.at) as last_at,
      bool_or(a.id is null or a.state in ('closed', 'frozen')
        or (a.state = 'frozen-out' and l.amount * a.side < 0)) as barred
    from fresh l left join lateral (select * from ledger.accounts x where x.id = l.account limit 1) a on true
    group by l.entry, a.currency
  ) c left join lateral (select * from ledger.entries x where x.id = c.entry limit 1) e on true
  group by c.entry
  having bool_or(c.barred) or bool_or(c.total <> 0) or bool_or(e.id is null)
    or sum(c.lines) <> min(e.line_count) or min(c.first_no) <> 1 or max(c.last_no) <> min(e.line_count)
    or min(c.first_at) <> min(e.at) or max(c.last_at) <> min(e.at)
  limit 1;
  if bad is not null then
    raise exception 'ledger: entry % is not whole and balanced over accounts that may move', bad
      using errcode = 'LB004';
  end if;

  with chain as (
    select l.account, l.seq, l.at, l.amount * a.side as change, l.balance_after, a.balance,
      lag(l.seq, 1, a.last_seq) over w as seq_before,
      lag(l.balance_after, 1, a.balance) over w as balance_before,
      lag(l.at, 1, a.last_at) over w as at_before
    from fresh l cross join lateral (select * from ledger.accounts x where x.id = l.account limit 1) a
    window w as (partition by l.account order by l.seq)
  ), ends as (
    select account, min(seq) as first_seq, max(seq) as last_seq, max(at) as last_at,
      min(balance) as balance, sum(change)::bigint as change
    from chain
    group by account
    having bool_and(seq = seq_before + 1 and balance_after = balance_before + change
      and at >= coalesce(at_before, at))
  ), applied as (
    update ledger.accounts a
    set balance = a.balance + e.change, last_seq = e.last_seq, last_at = e.last_at
    from ends e
    where a.id = e.account and a.last_seq = e.first_seq - 1 and a.balance = e.balance
    returning 1
  )
  select (select count(*) from applied), (select count(distinct account) from fresh) into moved, touched;
  if moved <> touched then
    raise exception 'ledger: fresh lines do not continue the chains of their accounts' using errcode = 'LB005';
  end if;
  return null;
end $$;
create trigger balances_follow_lines after insert on ledger.lines referencing new table as fresh
  for each statement execute function ledger.apply_fresh_lines();

-- Whoever updates an account, and however: its balance is that of its last line, and no line lies beyond.
create function ledger.check_account_ends() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  bad text;
begin
  select n.id into bad from fresh n
  where n.balance is distinct from coalesce(
      (select l.balance_after from ledger.lines l where l.account = n.id and l.seq = n.last_seq and l.at = n.last_at),
      case when n.last_seq = 0 and n.last_at is null then 0 end)
    or (select l.seq from ledger.lines l where l.account = n.id and l.seq = n.last_seq + 1) is not null
  limit 1;
  if bad is not null then
    raise exception 'ledger: the balance of % does not follow from its lines', bad using errcode = 'LB006';
  end if;
  return null;
end $$;
create trigger balance_is_last_line after update on ledger.accounts referencing new table as fresh
  for each statement execute function ledger.check_account_ends();
