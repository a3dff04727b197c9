import type { CustomerId } from '@banxing/capability';
import { type Currency, type Day, type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { LoanProduct } from './loan-product.ts';
import { parseRate, rateOf, type RateRefusal } from './rate.ts';
import { dueDayOf, instalmentsOf, type RepaymentMethod } from './repayment-schedule.ts';

export type LoanId = Id<'loan'>;

type InstalmentStatus = 'due' | 'paid' | 'overdue';

/** A row of a loan's stored schedule; amounts in minor units. */
export interface ScheduledInstalment {
  readonly loan: LoanId;
  readonly no: number;
  readonly dueOn: Day;
  readonly principal: bigint;
  readonly interest: bigint;
  /** What being late costs so far, by the day; fixed once it is paid. */
  readonly penalty: bigint;
  readonly status: InstalmentStatus;
  readonly paidAt: Date | null;
}

/** Money lent to a customer at fixed terms, backed by a receivable account in the books. */
export interface Loan {
  readonly id: LoanId;
  /** Makes granting safe to repeat. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly principal: bigint;
  readonly currency: Currency;
  readonly ratePercent: string;
  /** The whole term, months of grace included. */
  readonly months: number;
  /** Months before the first instalment, for which nothing is charged. */
  readonly graceMonths: number;
  readonly method: RepaymentMethod;
  readonly drawnOn: Day;
  readonly dueDay: number;
  readonly payingAccount: AccountId;
  readonly payingTail: string;
  readonly receivableAccount: AccountId;
  readonly status: 'active' | 'settled';
  readonly grantedAt: Date;
  readonly settledAt: Date | null;
}

/** What is asked for when a loan is granted. */
export interface LoanRequest {
  readonly principal: bigint;
  readonly months: number;
  readonly method: RepaymentMethod;
  /** Left out: the product's rate of today. */
  readonly ratePercent?: string | undefined;
  /** Day of the month on which instalments fall due; the last of a shorter month. */
  readonly dueDay: number;
  /** Part of `months`; none when left out. */
  readonly graceMonths?: number | undefined;
}

export type LoanTermsRefusal =
  | RateRefusal
  | { readonly code: 'loan_amount_out_of_range'; readonly least: bigint; readonly most: bigint }
  | { readonly code: 'loan_term_out_of_range'; readonly longestMonths: number }
  | { readonly code: 'loan_method_not_offered' }
  | { readonly code: 'loan_due_day_invalid' };

/** Does the product lend on these terms? Answers the rate that holds. */
export function decideTerms(product: LoanProduct, request: LoanRequest): Outcome<string, LoanTermsRefusal> {
  if (request.principal < product.least || request.principal > product.most) {
    return refuse({ code: 'loan_amount_out_of_range', least: product.least, most: product.most });
  }
  const { months } = request;
  const grace = request.graceMonths ?? 0;
  const whole = Number.isInteger(months) && Number.isInteger(grace);
  if (!whole || grace < 0 || months - grace < 1 || months > product.longestMonths) {
    return refuse({ code: 'loan_term_out_of_range', longestMonths: product.longestMonths });
  }
  if (!product.methods.includes(request.method)) return refuse({ code: 'loan_method_not_offered' });
  if (!Number.isInteger(request.dueDay) || request.dueDay < 1 || request.dueDay > 31) {
    return refuse({ code: 'loan_due_day_invalid' });
  }
  const ratePercent = request.ratePercent ?? product.ratePercent;
  const rate = parseRate(ratePercent);
  return rate.ok ? ok(ratePercent) : rate;
}

/** The schedule that a loan is granted with; nothing of it paid. */
export function scheduleOf(
  loan: Pick<
    Loan,
    'id' | 'principal' | 'ratePercent' | 'months' | 'graceMonths' | 'method' | 'drawnOn' | 'dueDay'
  >,
): ScheduledInstalment[] {
  const rate = rateOf(loan.ratePercent);
  const months = loan.months - loan.graceMonths;
  const rows = instalmentsOf({ principal: loan.principal, rate, months, method: loan.method });
  return rows.map((row) => ({
    ...row,
    loan: loan.id,
    dueOn: dueDayOf(loan.drawnOn, loan.dueDay, loan.graceMonths + row.no),
    penalty: 0n,
    status: 'due',
    paidAt: null,
  }));
}

export type InstalmentRefusal =
  | { readonly code: 'instalment_not_found' }
  | { readonly code: 'instalment_already_paid' }
  | { readonly code: 'instalment_not_next'; readonly next: number };

/** May this instalment be paid now? Instalments are paid in their order, oldest first. */
export function decidePayment(
  schedule: readonly ScheduledInstalment[],
  no: number,
): Outcome<ScheduledInstalment, InstalmentRefusal> {
  const wanted = schedule.find((row) => row.no === no);
  if (!wanted) return refuse({ code: 'instalment_not_found' });
  if (wanted.status === 'paid') return refuse({ code: 'instalment_already_paid' });
  const next = Math.min(...schedule.filter((row) => row.status !== 'paid').map((row) => row.no));
  return next === no ? ok(wanted) : refuse({ code: 'instalment_not_next', next });
}
