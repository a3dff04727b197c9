import {
  addDays,
  addMonths,
  type Day,
  dayInMonthOf,
  forkRandom,
  monthOf,
  monthRange,
  randomInt,
} from '@banxing/kernel';
import type { Charge } from '../biller-gateway.ts';

/** When a biller sends bills and what they come to. Amounts in yuan. */
interface Cycle {
  /** Day of the month. */
  readonly issueDay: number;
  /** Every month when absent. */
  readonly months?: readonly number[];
  /** Days to pay; until the next bill when absent. */
  readonly payDays?: number;
  readonly least: number;
  readonly most: number;
  /** Months of use that cost about twice. */
  readonly heavyMonths?: readonly number[];
  /** Is the same every time. */
  readonly fixed?: boolean;
}

const cycles: Readonly<Record<string, Cycle>> = {
  electricity: { issueDay: 9, least: 80, most: 190, heavyMonths: [1, 2, 7, 8, 12] },
  water: { issueDay: 13, least: 30, most: 65 },
  gas: { issueDay: 17, least: 40, most: 110, heavyMonths: [1, 2, 12] },
  broadband: { issueDay: 1, least: 79, most: 129, fixed: true },
  landline: { issueDay: 1, least: 15, most: 45 },
  parking: { issueDay: 1, least: 150, most: 400, fixed: true },
  property: { issueDay: 1, months: [2, 5, 8, 11], payDays: 45, least: 560, most: 980, fixed: true },
  television: { issueDay: 5, months: [11], payDays: 60, least: 240, most: 240, fixed: true },
  sanitation: { issueDay: 5, months: [5, 11], payDays: 60, least: 60, most: 60, fixed: true },
  heating: { issueDay: 15, months: [10], payDays: 75, least: 1650, most: 2650, fixed: true },
};

const lastIssueIn = ({ issueDay, months }: Cycle, month: Day): Day | undefined =>
  months === undefined || months.includes(monthOf(month)) ? dayInMonthOf(month, issueDay) : undefined;

/** The days on which a biller sends bills, after one day and up to another. */
export function issueDays(biller: string, after: Day, through: Day): Day[] {
  const cycle = cycles[biller];
  const days: Day[] = [];
  if (!cycle) return days;
  for (let month = monthRange(after).from; month <= through; month = addMonths(month, 1)) {
    const day = lastIssueIn(cycle, month);
    if (day !== undefined && day > after && day <= through) days.push(day);
  }
  return days;
}

/** The bill of one day. The same biller, number and day make the same bill. */
export function billIssued(biller: string, number: string, issuedOn: Day): Charge {
  const cycle = cycles[biller];
  if (!cycle) throw new RangeError(`${biller} sends no bills`);
  const monthsCovered = cycle.months === undefined ? 1 : 12 / cycle.months.length;
  const from = addMonths(monthRange(issuedOn).from, -monthsCovered);
  const to = addDays(monthRange(issuedOn).from, -1);
  const random = forkRandom(0, `${biller}/${number}/${cycle.fixed === true ? '' : issuedOn}`);
  const heavy = cycle.heavyMonths?.includes(monthOf(from)) === true ? 18 : 10;
  const yuan = cycle.fixed === true ? randomInt(random, cycle.least, cycle.most) : undefined;
  const fen =
    yuan === undefined
      ? Math.round((randomInt(random, cycle.least * 10, cycle.most * 10) * 10 * heavy) / 10)
      : yuan * 100;
  const dueOn =
    cycle.payDays === undefined ? addDays(addMonths(issuedOn, 1), -1) : addDays(issuedOn, cycle.payDays);
  return { id: issuedOn, from, to, issuedOn, dueOn, amount: BigInt(fen) };
}

/**
 * The day up to which somebody who pays in time has paid, so that exactly the bill that is still running is open; all
 * are paid when that one would be overdue.
 */
export function settledThrough(biller: string, number: string, on: Day): Day {
  const last = issueDays(biller, addMonths(on, -13), on).at(-1);
  return last !== undefined && billIssued(biller, number, last).dueOn > on ? addDays(last, -1) : on;
}

/** What is left of bills after money came in, the oldest paid first. */
export function restOf(
  charges: readonly Charge[],
  received: bigint,
): { readonly charges: Charge[]; readonly credit: bigint } {
  let left = received;
  const open: Charge[] = [];
  for (const charge of charges) {
    const taken = left < charge.amount ? left : charge.amount;
    left -= taken;
    if (taken < charge.amount) open.push({ ...charge, amount: charge.amount - taken });
  }
  return { charges: open, credit: left };
}
