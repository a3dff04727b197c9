import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { type Currency, type Day, dayOf, type DayRange, type Words, words } from '@banxing/kernel';
import type { Ledger, Total } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import { listAccounts } from './account-store.ts';
import { belongsTo, type Category, purposesOf } from './category.ts';
import type { DepositAccount } from './deposit-account.ts';
import { type LineTest, namesFor, type NamesMeant, withNames } from './line-tests.ts';
import { type AccountLine, findLines, newestLine } from './lines.ts';
import { neutralPurposes, type Purpose, type PurposeCode, purposeOf, purposes } from './purposes.ts';

export interface SummaryUses {
  readonly db: Queryable;
  readonly ledger: Ledger;
  readonly parties: Parties;
  readonly namesMeant?: NamesMeant | undefined;
}

/** A part of a sum. */
export interface Group {
  readonly label: Words;
  readonly amount: bigint;
  readonly count: number;
}

/** One movement, as an answer mentions it. */
export interface Mention {
  readonly on: Day;
  readonly amount: bigint;
  readonly counterparty: string;
}

/** What came in or went out of a customer's yuan accounts. Amounts are fen without sign. */
export interface Summary {
  readonly total: bigint;
  readonly count: number;
  /** By kind, or by name when a kind or name was asked for; the largest first. */
  readonly groups: readonly Group[];
  readonly months: readonly { readonly month: string; readonly amount: bigint }[];
  /** The movements themselves, when a kind or name was asked for; the newest first. */
  readonly mentions: readonly Mention[];
  /** When nothing was found: the newest of the kind before. */
  readonly latest: Mention | undefined;
}

export interface Asked {
  readonly customer: CustomerId;
  readonly direction: 'in' | 'out';
  readonly range: DayRange;
  readonly category?: Category | undefined;
  /** A name: of a merchant, of a person. */
  readonly name?: string | undefined;
}

const summed: Currency = 'CNY';
const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

const broadest = (code: string | null): Purpose => {
  const purpose = purposeOf(code);
  return purpose.within === undefined ? purpose : purposes[purpose.within as PurposeCode];
};

function byLabel(parts: readonly Group[]): Group[] {
  const groups = new Map<string, Group>();
  for (const part of parts) {
    const before = groups.get(part.label.zh);
    groups.set(part.label.zh, {
      label: part.label,
      amount: part.amount + (before?.amount ?? 0n),
      count: part.count + (before?.count ?? 0),
    });
  }
  return [...groups.values()].sort((a, b) => (a.amount === b.amount ? 0 : a.amount < b.amount ? 1 : -1));
}

const sumOf = (parts: readonly { amount: bigint }[]): bigint =>
  parts.reduce((sum, part) => sum + part.amount, 0n);

function monthsOf(all: readonly Total[], neutral: readonly Total[]): Summary['months'] {
  const without = new Map(neutral.map((total) => [total.group, magnitude(total.amount)]));
  return all
    .map((total) => ({
      month: total.group ?? '',
      amount: magnitude(total.amount) - (without.get(total.group) ?? 0n),
    }))
    .filter((month) => month.amount > 0n);
}

async function wholeSummary(
  uses: SummaryUses,
  accounts: readonly DepositAccount[],
  asked: Asked,
): Promise<Summary> {
  const ids = accounts.map((account) => account.id);
  const filter = { from: asked.range.from, to: asked.range.to, direction: asked.direction };
  const [totals, months, neutral] = await Promise.all([
    uses.ledger.totals(uses.db, ids, { ...filter, groupBy: 'purpose' }),
    uses.ledger.totals(uses.db, ids, { ...filter, groupBy: 'month' }),
    uses.ledger.totals(uses.db, ids, { ...filter, groupBy: 'month', purposes: neutralPurposes }),
  ]);
  const counted = totals.filter((total) => purposeOf(total.group).counts);
  const groups = byLabel(
    counted.map((total) => ({
      label: broadest(total.group).name,
      amount: magnitude(total.amount),
      count: total.count,
    })),
  );
  const count = counted.reduce((sum, total) => sum + total.count, 0);
  return {
    total: sumOf(groups),
    count,
    groups,
    months: monthsOf(months, neutral),
    mentions: [],
    latest: undefined,
  };
}

const nameOf = (line: AccountLine): string =>
  line.merchant ?? line.counterparty ?? purposeOf(line.purpose).name.zh;

const mentionOf = (line: AccountLine): Mention => ({
  on: dayOf(line.at),
  amount: magnitude(line.amount),
  counterparty: nameOf(line),
});

/** What lines must be like, to answer the question; money between own accounts never counts unless asked for by name. */
async function testFor(uses: SummaryUses, asked: Asked): Promise<LineTest> {
  const { category, name, customer } = asked;
  const tests: LineTest[] = [];
  if (category) {
    const named =
      category.text === null
        ? undefined
        : withNames(category.said, await namesFor(uses, uses.db, customer, category.said));
    tests.push((line) => belongsTo(category, line) || named?.(line) === true);
  }
  if (name !== undefined) tests.push(withNames(name, await namesFor(uses, uses.db, customer, name)));
  const neutralToo = [...(category?.whole ?? [])].some((code) => !purposes[code].counts);
  return (line) => (neutralToo || purposeOf(line.purpose).counts) && tests.every((test) => test(line));
}

function groupByMonth(lines: readonly AccountLine[]): Summary['months'] {
  const months = new Map<string, bigint>();
  for (const line of lines) {
    const month = dayOf(line.at).slice(0, 7);
    months.set(month, (months.get(month) ?? 0n) + magnitude(line.amount));
  }
  return [...months]
    .map(([month, amount]) => ({ month, amount }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

async function narrowSummary(
  uses: SummaryUses,
  accounts: readonly DepositAccount[],
  asked: Asked,
): Promise<Summary> {
  const test = await testFor(uses, asked);
  const narrowed = asked.category && purposesOf(asked.category);
  const filter = { direction: asked.direction, ...(narrowed ? { purposes: narrowed } : {}) };
  const { from, to } = asked.range;
  const lines = await findLines(uses.db, uses.ledger, accounts, { ...filter, from, to }, test);
  const latest =
    lines.length > 0
      ? undefined
      : await newestLine(uses.db, uses.ledger, accounts, { ...filter, to: from }, test);
  const groups = byLabel(
    lines.map((line) => ({
      label: words(nameOf(line), nameOf(line)),
      amount: magnitude(line.amount),
      count: 1,
    })),
  );
  return {
    total: sumOf(groups),
    count: lines.length,
    groups,
    months: groupByMonth(lines),
    mentions: lines.map(mentionOf),
    latest: latest && mentionOf(latest),
  };
}

/** Sums what came in or went out, of all kinds or of one. Only yuan accounts; closed ones too, for their past. */
export async function summarise(uses: SummaryUses, asked: Asked): Promise<Summary> {
  const accounts = (await listAccounts(uses.db, asked.customer, true)).filter(
    (account) => account.currency === summed,
  );
  return asked.category || asked.name !== undefined
    ? narrowSummary(uses, accounts, asked)
    : wholeSummary(uses, accounts, asked);
}
