import type { CustomerId } from '@banxing/capability';
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  divideHalfUp,
  type Id,
  monthsOfDuration,
} from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';

export type DepositId = Id<'dep'>;
export type DepositForm = 'fixed' | 'large' | 'notice';

/** What the bank pays on one kind of deposit. Amounts in fen. */
export interface Rate {
  readonly form: DepositForm | 'current';
  readonly term: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly basisPoints: number;
  readonly minimum: bigint;
}

/** Money put away for a time. `noticed`: called back, paid when the days of notice are over. */
export interface TimeDeposit {
  readonly id: DepositId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly form: DepositForm;
  readonly term: string;
  readonly basisPoints: number;
  readonly principal: bigint;
  readonly account: AccountId;
  readonly payingAccount: AccountId;
  readonly payingTail: string;
  readonly startsOn: Day;
  readonly maturesOn: Day | null;
  readonly renews: boolean;
  readonly status: 'active' | 'noticed' | 'paid';
  readonly interest: bigint | null;
  readonly openedAt: Date;
  readonly paidAt: Date | null;
}

/** The day on which a deposit of so many months comes back: the same day of the month, or the month's last. */
export const maturityOf = (startsOn: Day, term: string): Day =>
  addMonths(startsOn, monthsOfDuration(term) ?? 0);

/** The whole interest of an agreed time, in fen, half up: months by the year of twelve. */
export const fullInterest = (principal: bigint, basisPoints: number, term: string): bigint =>
  divideHalfUp(principal * BigInt(basisPoints) * BigInt(monthsOfDuration(term) ?? 0), 120_000n);

/** Interest by the day, of a year of 360, in fen, half up. */
export const interestByDay = (principal: bigint, basisPoints: number, from: Day, to: Day): bigint =>
  divideHalfUp(principal * BigInt(basisPoints) * BigInt(Math.max(0, daysBetween(from, to))), 3_600_000n);

/** What a deposit gives on a day: its full interest once it is due, the current rate by the day before. */
export function interestOn(
  deposit: Pick<TimeDeposit, 'form' | 'principal' | 'basisPoints' | 'startsOn' | 'maturesOn' | 'term'>,
  currentBasisPoints: number,
  day: Day,
): bigint {
  const { form, principal, basisPoints, startsOn, maturesOn, term } = deposit;
  if (form === 'notice') return interestByDay(principal, basisPoints, startsOn, day);
  if (maturesOn === null || day < maturesOn)
    return interestByDay(principal, currentBasisPoints, startsOn, day);
  return (
    fullInterest(principal, basisPoints, term) + interestByDay(principal, currentBasisPoints, maturesOn, day)
  );
}

/** The day on which money called back today is paid. */
export const noticeEndsOn = (term: string, day: Day): Day => addDays(day, term === 'P1D' ? 1 : 7);

const days: readonly (readonly [least: number, most: number, term: string])[] = [
  [1, 1, 'P1D'],
  [7, 7, 'P7D'],
  [88, 93, 'P3M'],
  [178, 186, 'P6M'],
  [360, 366, 'P1Y'],
];

/** The term in the way that rates are kept: P12M is P1Y, P90D is P3M. Others stay as they are. */
export function termOf(spoken: string): string {
  const months = monthsOfDuration(spoken);
  if (months !== undefined)
    return months % 12 === 0 && months > 0 ? `P${String(months / 12)}Y` : `P${String(months)}M`;
  const count = Number(/^P(\d+)D$/u.exec(spoken)?.[1] ?? Number.NaN);
  const weeks = Number(/^P(\d+)W$/u.exec(spoken)?.[1] ?? Number.NaN);
  const length = Number.isFinite(weeks) ? weeks * 7 : count;
  return days.find(([least, most]) => length >= least && length <= most)?.[2] ?? spoken;
}

/** `1.30%`. */
export const percent = (basisPoints: number): string =>
  `${String(Math.floor(basisPoints / 100))}.${String(basisPoints % 100).padStart(2, '0')}%`;

/** What an amount gets for a term: the large deposit when it is large enough. */
export const bestRate = (rates: readonly Rate[], term: string, amount: bigint): Rate | undefined =>
  rates
    .filter((rate) => rate.term === term && rate.form !== 'current' && amount >= rate.minimum)
    .sort((a, b) => b.basisPoints - a.basisPoints)[0];
