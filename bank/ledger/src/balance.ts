import { type Queryable, sql } from '@banxing/database';
import { type Currency, type Day, endOfDay, invariant } from '@banxing/kernel';
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
    sql`select balance_after as amount from ledger.lines where account = ${account} and at < ${before}
      order by at desc, seq desc limit 1`,
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

/** The balance at the end of each day, both ends included. */
export const dailyBalances = (q: Queryable, account: AccountId, from: Day, to: Day): Promise<DayBalance[]> =>
  q.rows(
    z.object({ on: z.string(), balance: z.bigint() }),
    sql`select d.day::date as on, coalesce(l.balance_after, 0) as balance
      from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') as d (day)
      left join lateral (
        select balance_after from ledger.lines
        where account = ${account} and at < (d.day + interval '1 day' - interval '8 hours') at time zone 'UTC'
        order by at desc, seq desc limit 1
      ) l on true
      order by d.day`,
  );
