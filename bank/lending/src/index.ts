import type { Capability } from '@banxing/capability';
import { loanCalculator } from './capabilities/loan-calculator.ts';
import { loanList } from './capabilities/loan-list.ts';
import { loanRate } from './capabilities/loan-rate.ts';
import { loanRepaymentDue } from './capabilities/loan-repayment-due.ts';
import type { Lending } from './lending.ts';

export { createLending, type Lending } from './lending.ts';
export type { Loan, LoanId, ScheduledInstalment } from './loan.ts';
export type { LoanEvents } from './loan-events.ts';
export { type LoanKind, loanKinds, type LoanProduct, productsNamed } from './loan-product.ts';
export type { DueInstalment, LoanStanding } from './loan-store.ts';
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
export type { GrantLoan, GrantRefusal } from './use-cases/grant-loan.ts';
export type { AccountsForLending, LendingUses, PayingAccount } from './uses.ts';

/** What the department can do for customers. */
export const lendingCapabilities = ({ desk }: Pick<Lending, 'desk'>): Capability[] => [
  loanRepaymentDue(desk),
  loanList(desk),
  loanCalculator(desk),
  loanRate(desk),
];

/** Loan products, loans, their schedules. */
export const lendingMigrations = { name: 'lending', folder: new URL('../migrations', import.meta.url) };
