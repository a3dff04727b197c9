import type { Capability } from '@banxing/capability';
import { loanApply } from './capabilities/loan-apply.ts';
import { loanCalculator } from './capabilities/loan-calculator.ts';
import { loanList } from './capabilities/loan-list.ts';
import { loanPrepay } from './capabilities/loan-prepay.ts';
import { loanProgress } from './capabilities/loan-progress.ts';
import { loanQuota } from './capabilities/loan-quota.ts';
import { loanRate } from './capabilities/loan-rate.ts';
import { loanRepaymentDue } from './capabilities/loan-repayment-due.ts';
import { loanSmeApply } from './capabilities/loan-sme-apply.ts';
import { loanStudentApply } from './capabilities/loan-student-apply.ts';
import type { Lending } from './lending.ts';

export type { ApplicationId, ApplicationStatus, LoanApplication } from './application.ts';
export { createLending, type Lending } from './lending.ts';
export type { Loan, LoanId, ScheduledInstalment } from './loan.ts';
export type { LoanEvents } from './loan-events.ts';
export { type LoanKind, loanKinds, type LoanProduct, productsNamed } from './loan-product.ts';
export type { DueInstalment, FallingDue, LoanStanding } from './loan-store.ts';
export { parseRate, type YearlyRate } from './rate.ts';
export {
  dueDayOf,
  type Instalment,
  instalmentsOf,
  type LoanTerms,
  type RepaymentMethod,
  repaymentMethods,
} from './repayment-schedule.ts';
export type { HistoryFrame, LoanHistory, PastLoan } from './use-cases/grant-history.ts';
export type { Prepayment, PrepaymentEffect } from './prepayment.ts';
export { type Applicant, lendingPolicy, type Reason } from './underwriting.ts';
export type { Applied, ApplyRefusal, LoanOrder } from './use-cases/apply-for-loan.ts';
export type { GrantLoan, GrantRefusal } from './use-cases/grant-loan.ts';
export type { AccountsForLending, LendingUses, OwnAccount, PayingAccount } from './uses.ts';

/** What the department can do for customers. */
export const lendingCapabilities = ({ desk }: Pick<Lending, 'desk'>): Capability[] => [
  loanRepaymentDue(desk),
  loanList(desk),
  loanCalculator(desk),
  loanRate(desk),
  loanQuota(desk),
  loanApply(desk),
  loanStudentApply(desk),
  loanSmeApply(desk),
  loanProgress(desk),
  loanPrepay(desk),
];

/** Loan products, loans, their schedules. */
export const lendingMigrations = { name: 'lending', folder: new URL('../migrations', import.meta.url) };
