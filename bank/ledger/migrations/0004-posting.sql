-- Books a batch of postings and answers for each. Decisions are made in order, each on what the accepted ones before
-- it left, over accounts locked in id order; what is accepted is inserted by one statement. Keys of a batch are
-- distinct. Lines point into `account_ids` by position (from 1).
--
-- The planner knows nothing of how many rows come, and its statistics are those of yesterday, or of an empty table in
-- a first run. Laterals with a limit and the settings below leave it one plan: an index, row by row.
--
-- code: posted, replayed, or the refusal. culprit: the account, currency, hold or entry that it is about.
-- figure: what is available, or the difference of an unbalanced entry. line_balances: balance after each line.
create function ledger.post_entries(
  keys text[], hashes bytea[], ids text[], kinds text[], ats timestamptz[], value_ons date[], refs text[],
  captured text[], reversed text[], line_counts int[],
  account_ids text[], line_accounts int[], amounts bigint[], currencies text[],
  purposes text[], counterparties text[], memos text[], merchants text[],
  out codes text[], out entry_ids text[], out booked_at timestamptz[], out culprits text[], out figures bigint[],
  out line_balances bigint[]
) language plpgsql
  set plan_cache_mode = force_generic_plan set jit = off set work_mem = '64MB'
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
#variable_conflict use_variable
declare
  n constant int := cardinality(keys);
  line_total constant int := cardinality(amounts);
  -- How far a posting may lie behind its account's last line and still be moved up to it: clocks are read before
  -- locks are waited for.
  patience constant interval := interval '5 minutes';
  largest constant bigint := 1000000000000000000;
  side_of int[]; currency_of text[]; floor_of bigint[]; state_of text[];
  balance_of bigint[]; held_of bigint[]; seq_of bigint[]; at_of timestamptz[];
  known_ids text[]; known_hashes bytea[]; known_ats timestamptz[];
  hold_accounts int[]; hold_amounts bigint[]; hold_ends timestamptz[];
  already_reversed text[];
  has_captures constant boolean := cardinality(array_remove(captured, null)) > 0;
  has_reversals constant boolean := cardinality(array_remove(reversed, null)) > 0;
  taken text[];
  line_items int[]; line_nos int[]; line_seqs bigint[]; line_entries text[]; line_ids text[];
  first_line int; last_line int; reached int; p int; change bigint;
  code text; culprit text; figure bigint;
  main_currency text; mixed boolean; total bigint; booking_at timestamptz; accepted int; attempts int := 0;
begin
  loop
    attempts := attempts + 1;
    -- The subtransaction lets a lost race for a key start the decisions anew.
    begin
      select array_agg(x.side), array_agg(x.currency), array_agg(x.floor), array_agg(x.state),
        array_agg(x.balance), array_agg(x.held), array_agg(x.last_seq), array_agg(x.last_at)
      into side_of, currency_of, floor_of, state_of, balance_of, held_of, seq_of, at_of
      from (
        select a.* from unnest(account_ids) with ordinality as w (id, i)
        left join lateral (
          select * from ledger.accounts x where x.id = w.id for no key update
        ) a on true
        order by w.i
      ) x;

      select array_agg(x.id), array_agg(x.input_hash), array_agg(x.at) into known_ids, known_hashes, known_ats
      from (
        select e.id, e.input_hash, e.at
        from unnest(keys) with ordinality as w (key, i)
        left join lateral (select * from ledger.entries x where x.key = w.key limit 1) e on true
        order by w.i
      ) x;

      if has_captures then
        select array_agg(array_position(account_ids, x.account)), array_agg(x.amount), array_agg(x.expires_at)
        into hold_accounts, hold_amounts, hold_ends
        from (
          select h.* from unnest(captured) with ordinality as w (id, i)
          left join lateral (
            select * from ledger.holds x where x.id = w.id and x.state = 'active' for no key update
          ) h on true
          order by w.i
        ) x;
      end if;
      if has_reversals then
        select array_agg(x.id) into already_reversed
        from (
          select e.id from unnest(reversed) with ordinality as w (id, i)
          left join lateral (select * from ledger.entries x where x.reverses = w.id limit 1) e on true
          order by w.i
        ) x;
      end if;

      codes := array_fill(null::text, array[n]);
      entry_ids := codes; culprits := codes; figures := array_fill(null::bigint, array[n]);
      booked_at := ats;
      line_balances := array_fill(null::bigint, array[line_total]);
      line_seqs := line_balances;
      line_items := array_fill(null::int, array[line_total]); line_nos := line_items;
      line_entries := array_fill(null::text, array[line_total]); line_ids := line_entries;
      taken := '{}'; accepted := 0; last_line := 0;

      for i in 1..n loop
        first_line := last_line + 1;
        last_line := last_line + line_counts[i];
        code := null; culprit := null; figure := null; reached := first_line - 1;

        if known_ids[i] is not null then
          entry_ids[i] := known_ids[i];
          if known_hashes[i] = hashes[i] then
            codes[i] := 'replayed'; booked_at[i] := known_ats[i];
          else
            codes[i] := 'key_reused';
          end if;
          continue;
        end if;

        if captured[i] is not null then
          p := hold_accounts[i];
          if p is null or not (hold_ends[i] > ats[i]) or captured[i] = any (taken)
            or array_position(line_accounts[first_line:last_line], p) is null then
            codes[i] := 'hold_not_active'; culprits[i] := captured[i];
            continue;
          end if;
          held_of[p] := held_of[p] - hold_amounts[i];
        end if;
        if reversed[i] is not null and (already_reversed[i] is not null or reversed[i] = any (taken)) then
          code := 'already_reversed'; culprit := reversed[i];
        end if;

        booking_at := ats[i]; total := 0; mixed := false; main_currency := currency_of[line_accounts[first_line]];
        if code is null then
          for j in first_line..last_line loop
            p := line_accounts[j];
            if state_of[p] is null then
              code := 'account_not_found';
            elsif state_of[p] <> 'open' then
              if state_of[p] = 'closed' then
                code := 'account_closed';
              elsif state_of[p] = 'frozen' or amounts[j] * side_of[p] < 0 then
                code := 'account_frozen';
              end if;
            end if;
            if code is null and currencies[j] is not null and currencies[j] <> currency_of[p] then
              code := 'currency_mismatch';
            end if;
            if code is null and at_of[p] > booking_at then
              if at_of[p] - ats[i] > patience then
                code := 'out_of_order'; booked_at[i] := at_of[p];
              else
                booking_at := at_of[p];
              end if;
            end if;
            if code is not null then
              culprit := account_ids[p];
              exit;
            end if;
            if currency_of[p] <> main_currency then mixed := true; end if;
            total := total + amounts[j];
            balance_of[p] := balance_of[p] + amounts[j] * side_of[p];
            line_balances[j] := balance_of[p];
            reached := j;
          end loop;
        end if;

        if code is null and mixed then
          select c.currency, c.total into culprit, figure from (
            select currency_of[line_accounts[j]] as currency, sum(amounts[j])::bigint as total
            from generate_series(first_line, last_line) j group by 1
          ) c where c.total <> 0 limit 1;
          if found then code := 'unbalanced'; end if;
        elsif code is null and total <> 0 then
          code := 'unbalanced'; culprit := main_currency; figure := total;
        end if;

        if code is null then
          for j in first_line..last_line loop
            p := line_accounts[j];
            if balance_of[p] - held_of[p] < floor_of[p] and amounts[j] * side_of[p] < 0 then
              code := 'insufficient_funds'; culprit := account_ids[p];
            elsif balance_of[p] > largest or balance_of[p] < -largest then
              code := 'amount_out_of_range'; culprit := account_ids[p];
            end if;
            exit when code is not null;
          end loop;
        end if;

        if code is null then
          codes[i] := 'posted'; entry_ids[i] := ids[i]; booked_at[i] := booking_at; accepted := accepted + 1;
          if captured[i] is not null then taken := taken || captured[i]; end if;
          if reversed[i] is not null then taken := taken || reversed[i]; end if;
          for j in first_line..last_line loop
            p := line_accounts[j];
            seq_of[p] := seq_of[p] + 1;
            at_of[p] := booking_at;
            line_items[j] := i; line_nos[j] := j - first_line + 1; line_seqs[j] := seq_of[p];
            line_entries[j] := ids[i]; line_ids[j] := account_ids[p];
          end loop;
        else
          for j in first_line..reached loop
            p := line_accounts[j];
            balance_of[p] := balance_of[p] - amounts[j] * side_of[p];
            line_balances[j] := null;
          end loop;
          if captured[i] is not null then
            p := hold_accounts[i];
            held_of[p] := held_of[p] + hold_amounts[i];
          end if;
          if code = 'insufficient_funds' then
            p := array_position(account_ids, culprit);
            figure := balance_of[p] - held_of[p] - floor_of[p];
          end if;
          codes[i] := code; culprits[i] := culprit; figures[i] := figure;
        end if;
      end loop;

      if accepted > 0 then
        if has_captures then
          update ledger.holds h set state = 'captured', entry = w.id, settled_at = w.at
          from unnest(captured, ids, booked_at, codes) as w (hold, id, at, code)
          where w.code = 'posted' and w.hold is not null and h.id = w.hold;
        end if;
        with booked as (
          insert into ledger.entries
            (id, key, input_hash, kind, at, value_on, reference, reverses, captures, line_count)
          select e.id, e.key, e.hash, e.kind, e.at, e.value_on, e.reference, e.reverses, e.captures, e.line_count
          from unnest(ids, keys, hashes, kinds, booked_at, value_ons, refs, reversed, captured, line_counts, codes)
            as e (id, key, hash, kind, at, value_on, reference, reverses, captures, line_count, code)
          where e.code = 'posted'
          order by e.key
        )
        insert into ledger.lines
          (account, seq, entry, line_no, amount, balance_after, at, purpose, counterparty, memo, merchant)
        select l.account, l.seq, l.entry, l.line_no, l.amount, l.balance, booked_at[l.item],
          l.purpose, l.counterparty, l.memo, l.merchant
        from unnest(line_ids, line_seqs, line_entries, line_nos, amounts, line_balances, line_items,
            purposes, counterparties, memos, merchants)
          as l (account, seq, entry, line_no, amount, balance, item, purpose, counterparty, memo, merchant)
        where l.item is not null
        order by l.account, l.seq;
      end if;
      exit;
    exception when unique_violation then
      if attempts >= 5 then raise; end if;
    end;
  end loop;

  if 'replayed' = any (codes) then
    last_line := 0;
    for i in 1..n loop
      first_line := last_line + 1;
      last_line := last_line + line_counts[i];
      if codes[i] = 'replayed' then
        for j in first_line..last_line loop
          line_balances[j] := (
            select l.balance_after from ledger.lines l
            where l.entry = entry_ids[i] and l.line_no = j - first_line + 1
          );
        end loop;
      end if;
    end loop;
  end if;
end $$;
