import { addMonths, type Day, divideHalfUp, ok, type Outcome, refuse } from '@banxing/kernel';
import type { Segment } from '@banxing/parties';
import type { LoanKind, LoanProduct } from './loan-product.ts';
import { rateOf, type YearlyRate } from './rate.ts';
import { instalmentsOf, type RepaymentMethod } from './repayment-schedule.ts';

/** What the bank's own books say about somebody who asks for a loan. Amounts in minor units. */
export interface Applicant {
  readonly age: number;
  readonly bornOn: Day;
  readonly segment: Segment;
  readonly occupation: string;
  /** A month on average over the last twelve whole months; what a trade turns over counts in part. */
  readonly monthlyIncome: bigint;
  /** Months of these twelve in which something came in. */
  readonly incomeMonths: number;
  /** Sales of the last twelve whole months. */
  readonly turnover: bigint;
  readonly turnoverMonths: number;
  /** What all running loans take in a month; a loan repaid at the end counts with its share of the principal. */
  readonly monthlyDebt: bigint;
  /** Principal still owed, by kind of loan. */
  readonly owed: Readonly<Partial<Record<LoanKind, bigint>>>;
  readonly overdueInstalments: number;
  /** Drawn as student loans since the first of September before. */
  readonly studentDrawn: bigint;
}

/** Why a decision is as it is; figures in minor units. */
export type Reason =
  | { readonly code: 'income_on_books'; readonly monthly: bigint; readonly months: number }
  | { readonly code: 'income_missing'; readonly months: number }
  | { readonly code: 'debt_share'; readonly debt: bigint; readonly room: bigint; readonly percent: number }
  | { readonly code: 'debt_too_high'; readonly debt: bigint; readonly percent: number }
  | { readonly code: 'income_cap'; readonly cap: bigint; readonly owed: bigint }
  | { readonly code: 'turnover_on_books'; readonly yearly: bigint; readonly months: number }
  | { readonly code: 'turnover_cap'; readonly cap: bigint; readonly owed: bigint; readonly percent: number }
  | { readonly code: 'turnover_missing'; readonly months: number }
  | { readonly code: 'age_too_young'; readonly age: number; readonly least: number }
  | { readonly code: 'age_too_old'; readonly age: number; readonly most: number }
  | { readonly code: 'overdue_now'; readonly count: number }
  | { readonly code: 'below_least'; readonly least: bigint }
  | { readonly code: 'not_a_student' }
  | { readonly code: 'still_a_student' }
  | { readonly code: 'student_year'; readonly most: bigint; readonly drawn: bigint }
  | { readonly code: 'product_most'; readonly most: bigint };

/** The bank's own choices of how much it lends to whom. */
export const lendingPolicy = {
  youngest: { mortgage: 18, car: 18, consumer: 20, business: 18, student: 16 },
  /** At the last instalment. */
  oldest: 70,
  /** Of the monthly income, for all loans together. */
  debtPercent: { mortgage: 55, car: 50, consumer: 50 },
  /** An unsecured loan, with those that run, in months of income. */
  unsecuredMonths: 12n,
  /** Loans to a business, of a year's turnover. */
  turnoverPercent: 60,
  /** Months with income or sales that it takes to lend on them. */
  leastMonths: 3,
  /** For each academic year. */
  studentYear: { undergraduate: 2_000_000n, postgraduate: 2_500_000n },
  /** Quotas are told in thousands of yuan, rounded down. */
  step: 100_000n,
} as const;

/** How much, over how long at most, and why. A quota of zero is a refusal. */
export interface Assessment {
  readonly quota: bigint;
  readonly months: number;
  readonly reasons: readonly Reason[];
}

/** The most that can be paid back with so much a month, as one fraction rounded down. */
export function principalFor(payment: bigint, rate: YearlyRate, months: number): bigint {
  if (payment <= 0n) return 0n;
  const a = rate.numerator;
  const b = rate.denominator * 12n;
  const n = BigInt(months);
  if (a === 0n) return payment * n;
  const grown = (a + b) ** n;
  return (payment * b * (grown - b ** n)) / (a * grown);
}

const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (b < a ? b : a));
const inSteps = (amount: bigint): bigint => amount - (amount % lendingPolicy.step);

const none = (reason: Reason): Assessment => ({ quota: 0n, months: 0, reasons: [reason] });

/** Whole months from a day until the applicant reaches the oldest age. */
function monthsUntilOldest(applicant: Pick<Applicant, 'bornOn'>, today: Day): number {
  const end = addMonths(applicant.bornOn, lendingPolicy.oldest * 12);
  const [endYear = 0, endMonth = 0] = end.split('-').map(Number);
  const [year = 0, month = 0] = today.split('-').map(Number);
  const apart = (endYear - year) * 12 + endMonth - month;
  return end.slice(8) < today.slice(8) ? apart - 1 : apart;
}

export const isPostgraduate = (occupation: string): boolean =>
  /研究生|硕士|博士|研[一二三]/u.test(occupation);

function assessStudent(applicant: Applicant, product: LoanProduct): Assessment {
  if (applicant.segment !== 'student') return none({ code: 'not_a_student' });
  const { undergraduate, postgraduate } = lendingPolicy.studentYear;
  const most = isPostgraduate(applicant.occupation) ? postgraduate : undergraduate;
  const left = most > applicant.studentDrawn ? most - applicant.studentDrawn : 0n;
  return {
    quota: inSteps(least(left, product.most)),
    months: product.longestMonths,
    reasons: [{ code: 'student_year', most, drawn: applicant.studentDrawn }],
  };
}

function assessBusiness(applicant: Applicant, product: LoanProduct, months: number): Assessment {
  const { turnover, turnoverMonths } = applicant;
  if (turnoverMonths < lendingPolicy.leastMonths)
    return none({ code: 'turnover_missing', months: turnoverMonths });
  const percent = lendingPolicy.turnoverPercent;
  const cap = (turnover * BigInt(percent)) / 100n;
  const owed = applicant.owed.business ?? 0n;
  const free = cap > owed ? cap - owed : 0n;
  return {
    quota: inSteps(least(free, product.most)),
    months,
    reasons: [
      { code: 'turnover_on_books', yearly: turnover, months: turnoverMonths },
      { code: 'turnover_cap', cap, owed, percent },
      ...(free > product.most ? [{ code: 'product_most', most: product.most } as const] : []),
    ],
  };
}

function assessPersonal(
  applicant: Applicant,
  product: LoanProduct & { readonly kind: 'mortgage' | 'car' | 'consumer' },
  months: number,
): Assessment {
  const { monthlyIncome, monthlyDebt, incomeMonths } = applicant;
  if (incomeMonths < lendingPolicy.leastMonths) return none({ code: 'income_missing', months: incomeMonths });
  const percent = lendingPolicy.debtPercent[product.kind];
  const bearable = (monthlyIncome * BigInt(percent)) / 100n;
  const room = bearable > monthlyDebt ? bearable - monthlyDebt : 0n;
  const income: Reason = { code: 'income_on_books', monthly: monthlyIncome, months: incomeMonths };
  if (room === 0n)
    return { quota: 0n, months: 0, reasons: [income, { code: 'debt_too_high', debt: monthlyDebt, percent }] };
  const reasons: Reason[] = [income, { code: 'debt_share', debt: monthlyDebt, room, percent }];
  let quota = principalFor(room, rateOf(product.ratePercent), months);
  if (product.kind === 'consumer') {
    const cap = monthlyIncome * lendingPolicy.unsecuredMonths;
    const owed = applicant.owed.consumer ?? 0n;
    const free = cap > owed ? cap - owed : 0n;
    if (free < quota) {
      quota = free;
      reasons.push({ code: 'income_cap', cap, owed });
    }
  }
  if (quota > product.most) {
    quota = product.most;
    reasons.push({ code: 'product_most', most: product.most });
  }
  return { quota: inSteps(quota), months, reasons };
}

/** What the bank would lend somebody of a product today over a term, or over the longest that it could be. */
export function assess(
  applicant: Applicant,
  product: LoanProduct,
  today: Day,
  wantedMonths?: number,
): Assessment {
  const { kind } = product;
  const youngest = lendingPolicy.youngest[kind];
  if (applicant.overdueInstalments > 0)
    return none({ code: 'overdue_now', count: applicant.overdueInstalments });
  if (applicant.age < youngest) return none({ code: 'age_too_young', age: applicant.age, least: youngest });
  if (kind === 'student') return belowLeast(assessStudent(applicant, product), product);
  if (applicant.segment === 'student') return none({ code: 'still_a_student' });
  const untilOldest = monthsUntilOldest(applicant, today);
  const months = Math.min(wantedMonths ?? product.longestMonths, product.longestMonths, untilOldest);
  if (months < 1 || (wantedMonths !== undefined && wantedMonths > untilOldest))
    return none({ code: 'age_too_old', age: applicant.age, most: lendingPolicy.oldest });
  const assessed =
    kind === 'business'
      ? assessBusiness(applicant, product, months)
      : assessPersonal(applicant, { ...product, kind }, months);
  return belowLeast(assessed, product);
}

/** Reasons that are enough by themselves. */
const finalReasons: ReadonlySet<Reason['code']> = new Set([
  'income_missing',
  'turnover_missing',
  'debt_too_high',
  'not_a_student',
  'student_year',
]);

/** Less than the least that the product lends is nothing. */
function belowLeast(assessed: Assessment, product: LoanProduct): Assessment {
  if (assessed.quota >= product.least) return assessed;
  const told = assessed.reasons.some(({ code }) => finalReasons.has(code));
  const reasons: readonly Reason[] = told
    ? assessed.reasons
    : [...assessed.reasons, { code: 'below_least', least: product.least }];
  return { ...assessed, quota: 0n, reasons };
}

export interface Wanted {
  readonly amount: bigint;
  readonly months: number;
  readonly method: RepaymentMethod;
}

export type Declined =
  | { readonly code: 'limit_exceeded'; readonly quota: bigint; readonly reasons: readonly Reason[] }
  | { readonly code: 'not_allowed'; readonly reasons: readonly Reason[] };

/** May this much be lent on these terms? Answers the reasons for it. */
export function decideLoan(
  applicant: Applicant,
  product: LoanProduct,
  wanted: Wanted,
  today: Day,
): Outcome<readonly Reason[], Declined> {
  const { quota, reasons } = assess(applicant, product, today, wanted.months);
  if (quota === 0n) return refuse({ code: 'not_allowed', reasons });
  if (wanted.amount > quota) return refuse({ code: 'limit_exceeded', quota, reasons });
  return ok(reasons);
}

/** What a loan takes in its dearest ordinary month; interest first counts with an even share of the principal. */
export function monthlyBurden(
  principal: bigint,
  ratePercent: string,
  months: number,
  method: RepaymentMethod,
): bigint {
  const rows = instalmentsOf({ principal, rate: rateOf(ratePercent), months, method });
  const [first] = rows;
  if (!first) return 0n;
  const share = method === 'interest_first' ? divideHalfUp(principal, BigInt(months)) : first.principal;
  return share + first.interest;
}
