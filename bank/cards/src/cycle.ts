import {
  addDays,
  addMonths,
  type Day,
  dayInMonthOf,
  dayOfMonth,
  type IdSource,
  instantAt,
} from '@banxing/kernel';
import type { CardRules } from './card-rules.ts';
import { interestOn } from './interest.ts';
import type { Plan } from './instalment-plan.ts';
import {
  type Allocation,
  bearsInterest,
  type CreditLine,
  isDebit,
  type Item,
  type ItemKind,
  type LineId,
  meet,
  openOf,
  type StatementId,
} from './item.ts';

/** A closed cycle. Amounts are minor units. */
export interface Statement {
  readonly id: StatementId;
  readonly line: LineId;
  readonly closesOn: Day;
  readonly dueOn: Day;
  /** The balance of the statement before. */
  readonly opening: bigint;
  readonly purchases: bigint;
  readonly instalments: bigint;
  readonly interest: bigint;
  readonly fees: bigint;
  /** Repayments, refunds, and what went over into instalments. */
  readonly credits: bigint;
  /** What is to be paid; below zero when too much was paid. */
  readonly balance: bigint;
  readonly minimum: bigint;
  /** What of it went over into instalments since. */
  readonly converted: bigint;
  /** Paid in full by its due day and the days of grace; null until then. */
  readonly paidInFull: boolean | null;
}

/** The day on which the cycle of a day closes: the statement day, or the last of a month that lacks it. */
export function closeOf(day: Day, statementDay: number): Day {
  const thisMonth = dayInMonthOf(day, statementDay);
  return day <= thisMonth ? thisMonth : dayInMonthOf(addMonths(`${day.slice(0, 8)}01`, 1), statementDay);
}

/** The close after a close. */
export const nextClose = (closedOn: Day, statementDay: number): Day =>
  closeOf(addDays(closedOn, 1), statementDay);

/** What a line's books show when a cycle is closed: everything that is open or may still bear interest. */
export interface LineBook {
  readonly line: CreditLine;
  readonly items: readonly Item[];
  readonly allocations: readonly Allocation[];
  readonly previous: Statement | undefined;
  /** The part of the minimum before that is still not paid, without the fees and interest that are open themselves. */
  readonly unpaidMinimum: bigint;
  readonly plans: readonly Plan[];
}

export interface Closing {
  readonly statement: Statement;
  /** Interest and this month's parts of plans. */
  readonly added: readonly Item[];
  /** Items whose state changed, those added among them. */
  readonly changed: readonly Item[];
  readonly allocations: readonly Allocation[];
  readonly billed: readonly { readonly plan: Plan; readonly no: number }[];
}

export interface CloseUses {
  readonly ids: Pick<IdSource, 'next'>;
  readonly rules: CardRules;
}

/** The items on which interest is due now: those of a bill not paid in full, and those that bore interest before. */
const owingInterest = ({ items, previous }: LineBook): Item[] =>
  items.filter(
    (item) =>
      bearsInterest(item) &&
      (item.chargedTo !== null || (previous?.paidInFull === false && item.statement === previous.id)),
  );

function newItem(
  { line }: LineBook,
  uses: CloseUses,
  closesOn: Day,
  given: Pick<Item, 'kind' | 'amount' | 'merchant' | 'plan'> & { readonly name: string },
): Item {
  const { name, ...rest } = given;
  return {
    ...rest,
    id: uses.ids.next('item'),
    key: `close/${line.id}/${closesOn}/${name}`,
    line: line.id,
    card: null,
    open: given.amount,
    purpose: given.kind === 'plan_principal' ? 'shopping' : given.kind === 'interest' ? 'interest' : 'fee',
    bookedAt: instantAt(closesOn, 23, 59),
    bookedOn: closesOn,
    statement: null,
    charge: null,
    chargedTo: null,
  };
}

function partsDue(book: LineBook, uses: CloseUses, closesOn: Day) {
  const billed: { plan: Plan; no: number }[] = [];
  const added: Item[] = [];
  for (const plan of book.plans) {
    const part = plan.parts.find(({ billedOn }) => billedOn === null);
    if (!part || plan.madeOn > closesOn) continue;
    billed.push({ plan, no: part.no });
    const of = { merchant: plan.merchant, plan: plan.id };
    const name = `${plan.id}/${part.no}`;
    if (part.principal > 0n) {
      const given = { ...of, kind: 'plan_principal' as const, amount: part.principal, name };
      added.push(newItem(book, uses, closesOn, given));
    }
    if (part.fee > 0n) {
      const given = { ...of, kind: 'plan_fee' as const, amount: part.fee, name: `${name}/fee` };
      added.push(newItem(book, uses, closesOn, given));
    }
  }
  return { billed, added };
}

const sumOf = (items: readonly Item[], kinds: readonly ItemKind[]): bigint =>
  items.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amount }) => sum + amount, 0n);

/** What must be paid at least: a share of purchases, all of the rest, and what was left of the minimum before. */
export function minimumOf(
  open: readonly Item[],
  balance: bigint,
  unpaidMinimum: bigint,
  rules: CardRules,
): bigint {
  const purchases = openOf(open.filter(({ kind }) => kind === 'purchase'));
  const others = openOf(open.filter((item) => isDebit(item) && item.kind !== 'purchase'));
  const share = (purchases * rules.minimumPercent + 99n) / 100n;
  const asked = share + others + unpaidMinimum;
  const least = asked > rules.leastMinimum ? asked : rules.leastMinimum;
  return balance <= 0n ? 0n : least < balance ? least : balance;
}

/**
 * Closes the cycle that ends on a day: charges interest, bills this month's parts of plans, and states what is to be
 * paid by when. Reckons only; what it answers is to be written and booked.
 */
export function closeCycle(book: LineBook, closesOn: Day, uses: CloseUses): Closing {
  const id = uses.ids.next('stmt');
  const bearing = owingInterest(book);
  const interest = interestOn(bearing, book.allocations, closesOn, uses.rules);
  const { billed, added: parts } = partsDue(book, uses, closesOn);
  const charged =
    interest > 0n
      ? [
          newItem(book, uses, closesOn, {
            kind: 'interest',
            amount: interest,
            merchant: '',
            plan: null,
            name: 'interest',
          }),
        ]
      : [];
  const added = [...parts, ...charged];
  const charging = new Set(bearing.map((item) => item.id));
  const all = [
    ...book.items
      .filter(({ bookedOn }) => bookedOn <= closesOn)
      .map((item) => (charging.has(item.id) ? { ...item, chargedTo: closesOn } : item)),
    ...added,
  ];
  const met = meet(all, closesOn);
  const afterMeeting = new Map(met.items.map((item) => [item.id, item]));
  const state = all.map((item) => afterMeeting.get(item.id) ?? item);
  const fresh = state.filter((item) => item.statement === null && item.bookedOn <= closesOn);
  const freshIds = new Set(fresh.map((item) => item.id));
  const counted = state.filter((item) => item.statement !== null || freshIds.has(item.id));
  const balance = openOf(counted.filter(isDebit)) - openOf(counted.filter((item) => !isDebit(item)));
  const statement: Statement = {
    id,
    line: book.line.id,
    closesOn,
    dueOn: addDays(closesOn, uses.rules.dueAfterDays),
    opening: book.previous?.balance ?? 0n,
    purchases: sumOf(fresh, ['purchase']),
    instalments: sumOf(fresh, ['plan_principal']),
    interest: sumOf(fresh, ['interest']),
    fees: sumOf(fresh, ['late_fee', 'plan_fee']),
    credits: sumOf(fresh, ['repayment', 'refund', 'plan_conversion']),
    balance,
    minimum: minimumOf(counted, balance, book.unpaidMinimum, uses.rules),
    converted: 0n,
    paidInFull: null,
  };
  const changed = state
    .filter((item) => freshIds.has(item.id) || afterMeeting.has(item.id) || charging.has(item.id))
    .map((item) => (freshIds.has(item.id) ? { ...item, statement: id } : item));
  return { statement, added, changed, allocations: met.allocations, billed };
}

/** The day of the month on which cycles that close on this day are due, for words such as 每月25日. */
export const dueDayOfMonth = (closesOn: Day, rules: CardRules): number =>
  dayOfMonth(addDays(closesOn, rules.dueAfterDays));
