import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import {
  type Currency,
  type Day,
  dayOf,
  type DayRange,
  startOfDay,
  type Words,
  words,
} from '@banxing/kernel';
import type { Ledger } from '@banxing/ledger';
import type { Parties } from '@banxing/parties';
import { listAccounts } from './account-store.ts';
import { belongsTo, type Category, purposesOf } from './category.ts';
import { type LineTest, namesFor, type NamesMeant, withNames } from './line-tests.ts';
import { type AccountLine, findLines, newestLine } from './lines.ts';
import { type Purpose, type PurposeCode, purposeOf, purposes } from './purposes.ts';

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

/** Of all kinds by kind; of one kind or name, by whom. */
const labelOf = (line: AccountLine, narrowed: boolean): Words =>
  narrowed ? words(nameOf(line), nameOf(line)) : broadest(line.purpose).name;

/**
 * Sums what came in or went out, of all kinds or of one. Only yuan accounts; closed ones too, for their past. It reads
 * the lines themselves rather than totals: kinds are told apart by their texts too, and one pass gives groups and months.
 */
export async function summarise(uses: SummaryUses, asked: Asked): Promise<Summary> {
  const all = await listAccounts(uses.db, asked.customer, true);
  const accounts = all.filter((account) => account.currency === summed);
  const narrowed = asked.category !== undefined || asked.name !== undefined;
  const test = await testFor(uses, asked);
  const purposesMeant = asked.category && purposesOf(asked.category);
  const filter = { direction: asked.direction, ...(purposesMeant ? { purposes: purposesMeant } : {}) };
  const { from, to } = asked.range;
  const lines = await findLines(uses.db, uses.ledger, accounts, { ...filter, from, to }, test);
  const before = { ...filter, to: startOfDay(from) };
  const latest =
    narrowed && lines.length === 0
      ? await newestLine(uses.db, uses.ledger, accounts, before, test)
      : undefined;
  const groups = byLabel(
    lines.map((line) => ({ label: labelOf(line, narrowed), amount: magnitude(line.amount), count: 1 })),
  );
  return {
    total: sumOf(groups),
    count: lines.length,
    groups,
    months: groupByMonth(lines),
    mentions: narrowed ? lines.map(mentionOf) : [],
    latest: latest && mentionOf(latest),
  };
}
