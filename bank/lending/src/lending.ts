import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { DayRange, Outcome } from '@banxing/kernel';
import type { RunnableWorkflow } from '@banxing/outbox';
import type { LoanApplication } from './application.ts';
import { applicationsOf } from './application-store.ts';
import type { Loan, LoanId, ScheduledInstalment } from './loan.ts';
import type { LoanProduct } from './loan-product.ts';
import {
  type DueInstalment,
  type FallingDue,
  fallingDue,
  dueInstalments,
  findLoan,
  type LoanStanding,
  loanStandings,
  openProducts,
  scheduleRows,
} from './loan-store.ts';
import { lendingProcesses } from './processes/lending-workflows.ts';
import {
  grantHistory,
  type HistoryFrame,
  type LoanHistory,
  type PastLoan,
} from './use-cases/grant-history.ts';
import { type Applied, applyForLoan, type ApplyRefusal, type LoanOrder } from './use-cases/apply-for-loan.ts';
import { grantLoan, type GrantLoan, type GrantRefusal } from './use-cases/grant-loan.ts';
import { type PaidInstalment, payInstalment, type PayInstalmentRefusal } from './use-cases/pay-instalment.ts';
import {
  type Prepaid,
  prepayLoan,
  type PrepayLoan,
  type PrepayLoanRefusal,
} from './use-cases/prepay-loan.ts';
import { drawApproved, type DrawApprovedRefusal } from './use-cases/review-application.ts';
import type { LendingDesk, LendingUses } from './uses.ts';

/** Loans, their schedules, and what is due. */
export interface Lending {
  /** What the bank lends today. */
  products(q: Queryable): Promise<LoanProduct[]>;
  /** Grants a loan and pays it out at once; the same key again answers the same loan. */
  grantLoan(tx: Transaction, grant: GrantLoan): Promise<Outcome<Loan, GrantRefusal>>;
  /** Writes loans of the past in a few statements; their postings are handed back for the bulk posting of history. */
  grantHistory(tx: Transaction, grants: readonly PastLoan[], frame: HistoryFrame): Promise<LoanHistory>;
  /** Takes the next unpaid instalment from the paying account; books it once, whoever asks and however often. */
  payInstalment(
    tx: Transaction,
    which: { readonly loan: LoanId; readonly no: number },
  ): Promise<Outcome<PaidInstalment, PayInstalmentRefusal>>;
  /** A customer's instalments due in a range, paid or not; `withOverdue` adds what is unpaid from before it. */
  due(q: Queryable, customer: CustomerId, range: DayRange, withOverdue?: boolean): Promise<DueInstalment[]>;
  /** What falls due in a range and is not paid yet, of everybody or of one customer: for those who remind. */
  fallingDue(q: Queryable, range: DayRange, customer?: CustomerId): Promise<FallingDue[]>;
  /** A customer's loans with what is owed, active ones first. */
  loans(q: Queryable, customer: CustomerId): Promise<LoanStanding[]>;
  /** A loan of the customer with its whole schedule; another customer's looks like none. */
  schedule(
    q: Queryable,
    customer: CustomerId,
    loan: LoanId,
  ): Promise<{ readonly loan: Loan; readonly rows: readonly ScheduledInstalment[] } | undefined>;
  /** Decides an application by the bank's own books; pays it out at once, or has it looked at first. */
  applyForLoan(
    tx: Transaction,
    asked: { readonly key: string; readonly customer: CustomerId; readonly order: LoanOrder },
  ): Promise<Outcome<Applied, ApplyRefusal>>;
  /** A customer's applications, the newest first. */
  applications(q: Queryable, customer: CustomerId, limit?: number): Promise<LoanApplication[]>;
  /** For staff who have the signed papers: pays an approved application out, once. */
  drawApproved(tx: Transaction, application: string): Promise<Outcome<Loan, DrawApprovedRefusal>>;
  /** Pays principal back early and makes the new schedule; the same key again answers the same prepayment. */
  prepay(tx: Transaction, asked: PrepayLoan): Promise<Outcome<Prepaid, PrepayLoanRefusal>>;
  /** Durable work for the runner: instalments are collected each day at 08:00 from the first loan on. */
  readonly workflows: readonly RunnableWorkflow[];
  /** For `lendingCapabilities`. */
  readonly desk: LendingDesk;
}

export function createLending(uses: LendingUses): Lending {
  const { workflows, begin, review } = lendingProcesses(uses);
  const desk: LendingDesk = { ...uses, begin, review };
  return {
    products: openProducts,
    grantLoan: (tx, grant) => grantLoan(desk, tx, grant),
    grantHistory: (tx, grants, frame) => grantHistory(desk, tx, grants, frame),
    payInstalment: (tx, which) => payInstalment(uses, tx, which),
    due: (q, customer, range, withOverdue = false) => dueInstalments(q, customer, range, withOverdue),
    fallingDue,
    loans: loanStandings,
    schedule: async (q, customer, id) => {
      const loan = await findLoan(q, id);
      return loan?.customer === customer ? { loan, rows: await scheduleRows(q, id) } : undefined;
    },
    applyForLoan: (tx, asked) => applyForLoan(desk, tx, asked),
    applications: (q, customer, limit = 20) => applicationsOf(q, customer, limit),
    drawApproved: (tx, application) => drawApproved(desk, tx, application),
    prepay: (tx, asked) => prepayLoan(uses, tx, asked),
    workflows,
    desk,
  };
}
