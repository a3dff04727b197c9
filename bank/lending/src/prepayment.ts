import { type Day, daysBetween, divideHalfUp, type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { Loan, LoanId, ScheduledInstalment } from './loan.ts';
import { daysInInterestYear } from './overdue.ts';
import { rateOf } from './rate.ts';
import { dueDayOf, instalmentsOf, monthlyInterest } from './repayment-schedule.ts';

export type PrepaymentId = Id<'prep'>;

/**
 * What a prepayment does to the rest: `shorter` keeps the instalment and ends sooner, `smaller` keeps the last day and
 * lowers the instalments, `settled` leaves nothing.
 */
export const prepaymentEffects = ['shorter', 'smaller', 'settled'] as const;
export type PrepaymentEffect = (typeof prepaymentEffects)[number];

/** Principal paid before it was due, with the schedule that follows from it. Amounts in minor units. */
export interface PrepaymentPlan {
  readonly principal: bigint;
  /** Paid now, beside the principal: what the whole loan earned since the last due day. Only when it is settled. */
  readonly interest: bigint;
  /** What the prepaid part earned since the last due day, charged with the next instalment. */
  readonly carried: bigint;
  readonly days: number;
  readonly effect: PrepaymentEffect;
  /** Number of the first instalment that is replaced. */
  readonly fromNo: number;
  readonly replaced: readonly ScheduledInstalment[];
  /** The instalments that are left; none when settled. */
  readonly rows: readonly ScheduledInstalment[];
  /** Interest that need not be paid any more. */
  readonly interestSaved: bigint;
  readonly monthsSaved: number;
}

/** A prepayment that was made. */
export interface Prepayment {
  readonly id: PrepaymentId;
  readonly key: string;
  readonly loan: LoanId;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly carried: bigint;
  readonly effect: PrepaymentEffect;
  readonly fromNo: number;
  readonly paidAt: Date;
}

export type PrepayRefusal =
  | { readonly code: 'loan_settled' }
  | { readonly code: 'instalment_due'; readonly dueOn: Day; readonly amount: bigint }
  | { readonly code: 'prepayment_too_small'; readonly least: bigint }
  | { readonly code: 'more_than_owed'; readonly owed: bigint; readonly toSettle: bigint };

/** Below this a new schedule is not worth making; the whole rest may always be paid. */
export const leastPrepayment = 100_000n;

/** Interest of whole days on an amount, rounded half up to the fen. */
export const interestOfDays = (amount: bigint, ratePercent: string, days: number): bigint => {
  const rate = rateOf(ratePercent);
  return divideHalfUp(amount * rate.numerator * BigInt(days), rate.denominator * daysInInterestYear);
};

const sumOf = (rows: readonly ScheduledInstalment[], part: (row: ScheduledInstalment) => bigint): bigint =>
  rows.reduce((sum, row) => sum + part(row), 0n);

/** The day up to which interest is paid: the last due day that is behind, else the day of drawing. */
function interestPaidUntil(loan: Loan, schedule: readonly ScheduledInstalment[], first: number): Day {
  const before = schedule.filter((row) => row.no < first).map((row) => row.dueOn);
  return before.at(-1) ?? dueDayBefore(loan, first);
}

/** Interest begins a month before the first instalment, however many days the first month had, and never before drawing. */
function dueDayBefore(loan: Loan, first: number): Day {
  const begins = dueDayOf(loan.drawnOn, loan.dueDay, loan.graceMonths + first - 1);
  return begins > loan.drawnOn ? begins : loan.drawnOn;
}

/** Parts of the principal for the rest of the loan, after `owed` became less. */
function newParts(
  loan: Loan,
  unpaid: readonly ScheduledInstalment[],
  owed: bigint,
  effect: 'shorter' | 'smaller',
): { principal: bigint; interest: bigint }[] {
  const rate = rateOf(loan.ratePercent);
  if (effect === 'smaller' || loan.method === 'interest_first') {
    return instalmentsOf({ principal: owed, rate, months: unpaid.length, method: loan.method });
  }
  const [next] = unpaid;
  const kept = next ? keptPayment(loan, unpaid, next) : 0n;
  const parts: { principal: bigint; interest: bigint }[] = [];
  let left = owed;
  while (left > 0n) {
    const interest = monthlyInterest(left, rate);
    const wanted = loan.method === 'equal_principal' ? kept : kept - interest;
    const last = wanted >= left || parts.length === unpaid.length - 1;
    const principal = last ? left : wanted;
    parts.push({ principal, interest });
    left -= principal;
  }
  return parts;
}

/** What goes on being paid: the instalment of an annuity, the share of principal of equal parts. */
function keptPayment(loan: Loan, unpaid: readonly ScheduledInstalment[], next: ScheduledInstalment): bigint {
  if (loan.method === 'equal_principal') return next.principal;
  return next.principal + next.interest - carriedIn(loan, unpaid);
}

/** What paying everything back today takes. */
export function payoffOn(
  loan: Loan,
  schedule: readonly ScheduledInstalment[],
  today: Day,
): { readonly principal: bigint; readonly interest: bigint; readonly days: number } {
  const unpaid = schedule.filter((row) => row.status !== 'paid');
  const [next] = unpaid;
  const principal = sumOf(unpaid, (row) => row.principal);
  if (!next) return { principal, interest: 0n, days: 0 };
  const days = Math.max(0, daysBetween(interestPaidUntil(loan, schedule, next.no), today));
  const inGrace = today <= dueDayBefore(loan, 1) && next.no === 1;
  const interest = inGrace ? 0n : interestOfDays(principal, loan.ratePercent, days) + carriedIn(loan, unpaid);
  return { principal, interest, days: inGrace ? 0 : days };
}

/** What an earlier prepayment of this month left to be charged with the next instalment. */
function carriedIn(loan: Loan, unpaid: readonly ScheduledInstalment[]): bigint {
  const [next] = unpaid;
  if (!next) return 0n;
  const owed = sumOf(unpaid, (row) => row.principal);
  const extra = next.interest - monthlyInterest(owed, rateOf(loan.ratePercent));
  return extra > 0n ? extra : 0n;
}

/** Reckons a prepayment of so much principal, or of everything; decides whether it may be. */
export function planPrepayment(
  loan: Loan,
  schedule: readonly ScheduledInstalment[],
  asked: { readonly amount: bigint | 'all'; readonly effect: 'shorter' | 'smaller' },
  today: Day,
): Outcome<PrepaymentPlan, PrepayRefusal> {
  const unpaid = schedule.filter((row) => row.status !== 'paid');
  const [next] = unpaid;
  if (loan.status === 'settled' || !next) return refuse({ code: 'loan_settled' });
  if (next.dueOn <= today) {
    const amount = next.principal + next.interest + next.penalty;
    return refuse({ code: 'instalment_due', dueOn: next.dueOn, amount });
  }
  const payoff = payoffOn(loan, schedule, today);
  const toSettle = payoff.principal + payoff.interest;
  const all = asked.amount === 'all' || asked.amount === toSettle;
  const principal = asked.amount === 'all' || all ? payoff.principal : asked.amount;
  if (!all && principal >= payoff.principal)
    return refuse({ code: 'more_than_owed', owed: payoff.principal, toSettle });
  if (!all && principal < leastPrepayment)
    return refuse({ code: 'prepayment_too_small', least: leastPrepayment });
  const before = sumOf(unpaid, (row) => row.interest);
  const common = { principal, days: payoff.days, fromNo: next.no, replaced: unpaid };
  if (all) {
    return ok({
      ...common,
      interest: payoff.interest,
      carried: 0n,
      effect: 'settled',
      rows: [],
      interestSaved: before - payoff.interest,
      monthsSaved: unpaid.length,
    });
  }
  const carried = interestOfDays(principal, loan.ratePercent, payoff.days);
  const rows = newRows(loan, unpaid, payoff.principal - principal, asked.effect, carried);
  return ok({
    ...common,
    interest: 0n,
    carried,
    effect: rows.length < unpaid.length ? 'shorter' : 'smaller',
    rows,
    interestSaved: before - sumOf(rows, (row) => row.interest),
    monthsSaved: unpaid.length - rows.length,
  });
}

function newRows(
  loan: Loan,
  unpaid: readonly ScheduledInstalment[],
  owed: bigint,
  effect: 'shorter' | 'smaller',
  carried: bigint,
): ScheduledInstalment[] {
  const first = unpaid[0]?.no ?? 1;
  const carriedBefore = carriedIn(loan, unpaid);
  return newParts(loan, unpaid, owed, effect).map((part, index) => ({
    loan: loan.id,
    no: first + index,
    dueOn: dueDayOf(loan.drawnOn, loan.dueDay, loan.graceMonths + first + index),
    principal: part.principal,
    interest: part.interest + (index === 0 ? carried + carriedBefore : 0n),
    penalty: 0n,
    status: 'due',
    paidAt: null,
  }));
}
