import { type Queryable, sql } from '@banxing/database';
import { addDays, type Currency, type Day, endOfDay, invariant, startOfDay } from '@banxing/kernel';
import { z } from 'zod';
import { findAccounts } from './account-store.ts';
import type { ChartCode } from './chart.ts';
import { availableOn } from './hold.ts';
import type { AccountId } from './posting.ts';

/** Minor units on the account's normal side. */
export interface Balance {
  readonly account: AccountId;
  readonly chart: ChartCode;
  readonly currency: Currency;
  readonly balance: bigint;
  /** The sum of active holds. */
  readonly held: bigint;
  /** What can be paid out: balance less holds, down to the floor. */
  readonly available: bigint;
}

export interface DayBalance {
  readonly on: Day;
  /** At the end of the day. */
  readonly balance: bigint;
}

const amountRow = z.object({ amount: z.bigint() }).transform((row) => row.amount);

/** The balances of accounts, in the order asked for. An account that does not exist is a bug. */
export async function balances(q: Queryable, ids: readonly AccountId[]): Promise<Balance[]> {
  const found = new Map((await findAccounts(q, ids)).map((account) => [account.id, account]));
  return ids.map((id) => {
    const account = found.get(id);
    invariant(account, `no account ${id}`);
    const { chart, currency, balance, held } = account;
    return { account: id, chart, currency, balance, held, available: availableOn(account) };
  });
}

/** The balance that an account had just before an instant: of all lines booked earlier than `before`. */
async function balanceBefore(q: Queryable, account: AccountId, before: Date): Promise<bigint> {
  const last = await q.maybeOne(
    amountRow,
    sql`select balance_after as amount from ledger.lines
      where account = ${account} and seq = ledger.seq_before(${account}, ${before})`,
  );
  return last ?? 0n;
}

/** The balance now, or as it was after everything booked up to and at an instant. */
export async function balance(q: Queryable, account: AccountId, at?: Date): Promise<Balance> {
  const [now] = await balances(q, [account]);
  invariant(now, `no account ${account}`);
  if (!at) return now;
  const held = await q.one(
    amountRow,
    sql`select coalesce(sum(amount), 0)::bigint as amount from ledger.holds
      where account = ${account} and placed_at <= ${at} and (settled_at is null or settled_at > ${at})`,
  );
  const then = await balanceBefore(q, account, new Date(at.getTime() + 1));
  return { ...now, balance: then, held, available: now.available + (then - now.balance) - (held - now.held) };
}

/** The balance at the end of a business day. */
export const balanceOn = (q: Queryable, account: AccountId, day: Day): Promise<bigint> =>
  balanceBefore(q, account, endOfDay(day));

const dayRow = z.object({ on: z.string(), balance: z.bigint() });

/** The balance at the end of each day, both ends included. */
export async function dailyBalances(
  q: Queryable,
  account: AccountId,
  from: Day,
  to: Day,
): Promise<DayBalance[]> {
  // The bank's zone is UTC+8 all year; the server's own zone data is not asked.
  const moved = await q.rows(
    dayRow,
    sql`select (at at time zone 'UTC' + interval '8 hours')::date as on,
        (array_agg(balance_after order by seq desc))[1] as balance
      from ledger.lines
      where account = ${account} and seq > ledger.seq_before(${account}, ${startOfDay(from)})
        and seq <= ledger.seq_before(${account}, ${endOfDay(to)})
      group by 1`,
  );
  const balanceByDay = new Map(moved.map((day) => [day.on, day.balance]));
  let last = await balanceBefore(q, account, startOfDay(from));
  const days: DayBalance[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    last = balanceByDay.get(on) ?? last;
    days.push({ on, balance: last });
  }
  return days;
}
