import { empty, join, type Queryable, type Sql, sql } from '@banxing/database';
import { type Currency, type Day, endOfDay, invariant, startOfDay } from '@banxing/kernel';
import { z } from 'zod';
import type { AccountId, EntryId } from './posting.ts';

/** Which lines. Amounts are minor units without sign; texts match anywhere, whatever their case. */
export interface LineFilter {
  /** A day, or the instant from which on. */
  readonly from?: Day | Date;
  /** A day, that day included, or the instant before which. */
  readonly to?: Day | Date;
  /** `in` raises the balance on the account's normal side, `out` lowers it. */
  readonly direction?: 'in' | 'out';
  readonly purposes?: readonly string[];
  /** Lines of these purposes are left out. */
  readonly exceptPurposes?: readonly string[];
  readonly kinds?: readonly string[];
  readonly counterparty?: string;
  readonly merchants?: readonly string[];
  /** Somewhere in counterparty, merchant or memo. */
  readonly text?: string;
  readonly min?: bigint;
  readonly max?: bigint;
}

export interface StatementQuery extends LineFilter {
  readonly limit: number;
  /** The `next` of the page before. */
  readonly cursor?: string;
  readonly newestFirst?: boolean;
}

export interface StatementLine {
  readonly entry: EntryId;
  readonly at: Date;
  readonly valueOn: Day;
  /** Minor units on the account's normal side: + in, − out for a deposit. */
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  readonly kind: string;
  readonly purpose: string | null;
  readonly counterparty: string | null;
  readonly memo: string | null;
  readonly merchant: string | null;
  readonly reference: string | null;
}

export interface StatementPage {
  readonly lines: readonly StatementLine[];
  /** Null on the last page. Stays valid while new lines come in. */
  readonly next: string | null;
}

export type Grouping = 'purpose' | 'counterparty' | 'merchant' | 'kind' | 'account' | 'month' | 'day';

export interface TotalsQuery extends LineFilter {
  readonly groupBy?: Grouping;
}

export interface Total {
  /** The purpose, name, account, `YYYY-MM` or day; null for lines without one, and without grouping. */
  readonly group: string | null;
  readonly currency: Currency;
  /** Signed minor units on the accounts' normal side. */
  readonly amount: bigint;
  readonly count: number;
}

/** May the text be handed to `statement` as a cursor? */
export const isStatementCursor = (text: string): boolean => /^\d{1,18}$/u.test(text);

const instantOf = (bound: Day | Date, ofDay: (day: Day) => Date): Date =>
  typeof bound === 'string' ? ofDay(bound) : bound;

const contains = (column: Sql, text: string): Sql => sql`strpos(lower(${column}), lower(${text})) > 0`;

/**
 * The accounts with the places in their sequences between which the filter's times lie. Lines are in the order of time,
 * so a time is a place, which the index of lines knows; found once per account, before any line is read.
 */
function boundedAccounts(accounts: readonly AccountId[], filter: LineFilter): Sql {
  const low =
    filter.from === undefined ? sql`0` : sql`ledger.seq_before(x.id, ${instantOf(filter.from, startOfDay)})`;
  const high =
    filter.to === undefined
      ? sql`x.last_seq`
      : sql`ledger.seq_before(x.id, ${instantOf(filter.to, endOfDay)})`;
  return sql`with a as materialized (
    select x.id, x.side, x.currency, ${low} as low, ${high} as high from ledger.accounts x where x.id = any(${accounts}))`;
}

/** Over `l` lines and `a` their bounded accounts. */
function conditions(filter: LineFilter): Sql {
  const parts: Sql[] = [sql`l.seq > a.low and l.seq <= a.high`];
  if (filter.direction)
    parts.push(filter.direction === 'in' ? sql`l.amount * a.side > 0` : sql`l.amount * a.side < 0`);
  if (filter.purposes) parts.push(sql`l.purpose = any(${filter.purposes})`);
  if (filter.exceptPurposes) {
    parts.push(sql`(l.purpose is null or l.purpose <> all(${filter.exceptPurposes}))`);
  }
  if (filter.kinds)
    parts.push(sql`(select e.kind from ledger.entries e where e.id = l.entry) = any(${filter.kinds})`);
  if (filter.merchants) parts.push(sql`l.merchant = any(${filter.merchants})`);
  if (filter.counterparty !== undefined) parts.push(contains(sql`l.counterparty`, filter.counterparty));
  if (filter.text !== undefined) {
    parts.push(contains(sql`concat_ws(' ', l.counterparty, l.merchant, l.memo)`, filter.text));
  }
  if (filter.min !== undefined) parts.push(sql`abs(l.amount) >= ${filter.min}`);
  if (filter.max !== undefined) parts.push(sql`abs(l.amount) <= ${filter.max}`);
  return join(parts, ' and ');
}

const lineRow = z
  .object({
    seq: z.bigint(),
    entry: z.string(),
    at: z.date(),
    value_on: z.string(),
    amount: z.bigint(),
    balance_after: z.bigint(),
    kind: z.string(),
    purpose: z.string().nullable(),
    counterparty: z.string().nullable(),
    memo: z.string().nullable(),
    merchant: z.string().nullable(),
    reference: z.string().nullable(),
  })
  .transform(({ seq, value_on, balance_after, entry, ...row }) => ({
    seq,
    line: {
      ...row,
      entry: entry as EntryId,
      valueOn: value_on,
      balanceAfter: balance_after,
    } satisfies StatementLine,
  }));

/** One page of an account's lines, oldest first unless asked otherwise. */
export async function statement(
  q: Queryable,
  account: AccountId,
  query: StatementQuery,
): Promise<StatementPage> {
  const { limit, cursor, newestFirst = false } = query;
  invariant(Number.isInteger(limit) && limit > 0, 'a page has at least one line');
  invariant(cursor === undefined || isStatementCursor(cursor), 'not a cursor of this ledger');
  const after =
    cursor === undefined ? empty : newestFirst ? sql`and l.seq < ${cursor}` : sql`and l.seq > ${cursor}`;
  const order = newestFirst ? sql`l.seq desc` : sql`l.seq`;
  const rows = await q.rows(
    lineRow,
    sql`${boundedAccounts([account], query)}, page as (
        select l.seq, l.entry, l.at, l.amount * a.side as amount, l.balance_after, l.purpose, l.counterparty, l.memo,
          l.merchant
        from a join ledger.lines l on l.account = a.id
        where ${conditions(query)} ${after}
        order by ${order} limit ${limit + 1})
      select l.*, e.value_on, e.kind, e.reference
      from page l join ledger.entries e on e.id = l.entry
      order by ${order}`,
  );
  const page = rows.slice(0, limit);
  return {
    lines: page.map((row) => row.line),
    next: rows.length > limit ? String(page.at(-1)?.seq) : null,
  };
}

// The bank's zone is UTC+8 all year; the server's own zone data is not asked.
const localTime = sql`(l.at at time zone 'UTC' + interval '8 hours')`;

const groupExpressions: Readonly<Record<Grouping, Sql>> = {
  purpose: sql`l.purpose`,
  counterparty: sql`l.counterparty`,
  merchant: sql`l.merchant`,
  kind: sql`(select e.kind from ledger.entries e where e.id = l.entry)`,
  account: sql`l.account`,
  month: sql`to_char(${localTime}, 'YYYY-MM')`,
  day: sql`to_char(${localTime}, 'YYYY-MM-DD')`,
};

/** Sums and counts of lines over accounts, by group and currency; the largest first, months and days in order. */
export function totals(q: Queryable, accounts: readonly AccountId[], query: TotalsQuery): Promise<Total[]> {
  const { groupBy } = query;
  const group = groupBy ? groupExpressions[groupBy] : sql`null::text`;
  const order =
    groupBy === 'month' || groupBy === 'day' ? sql`1, 2` : sql`abs(sum(l.amount * a.side)) desc, 1, 2`;
  return q.rows(
    z
      .object({ group: z.string().nullable(), currency: z.string(), amount: z.bigint(), count: z.number() })
      .transform((row) => ({ ...row, currency: row.currency as Currency })),
    sql`${boundedAccounts(accounts, query)}
      select ${group} as "group", a.currency, sum(l.amount * a.side)::bigint as amount, count(*)::int as count
      from a join ledger.lines l on l.account = a.id
      where ${conditions(query)}
      group by 1, 2 order by ${order}`,
  );
}

/** How large lines are. Minor units without sign; zero where there are none. */
export interface Spread {
  readonly count: number;
  /** Nineteen of twenty lines are not larger. */
  readonly high: bigint;
  readonly largest: bigint;
}

/** The sizes of lines over accounts of one currency. */
export const spread = (q: Queryable, accounts: readonly AccountId[], filter: LineFilter): Promise<Spread> =>
  q.one(
    z.object({ count: z.number(), high: z.bigint(), largest: z.bigint() }),
    sql`${boundedAccounts(accounts, filter)}
      select count(*)::int as count,
        coalesce(percentile_disc(0.95) within group (order by abs(l.amount)), 0)::bigint as high,
        coalesce(max(abs(l.amount)), 0)::bigint as largest
      from a join ledger.lines l on l.account = a.id
      where ${conditions(filter)}`,
  );
