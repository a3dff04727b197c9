import type { Transaction } from '@banxing/database';
import { type Day, instantAt, invariant } from '@banxing/kernel';
import type { AccountId, Posting } from '@banxing/ledger';
import { decideTerms, type Loan, type ScheduledInstalment, scheduleOf } from '../loan.ts';
import { drawdownPosting, instalmentPosting } from '../loan-posting.ts';
import type { LoanProduct } from '../loan-product.ts';
import { allProducts, insertInstalments, insertLoans } from '../loan-store.ts';
import type { LendingDesk, LendingUses, PayingAccount } from '../uses.ts';
import { type GrantLoan, newLoan, openReceivable } from './grant-loan.ts';

/** A loan that began in the past. */
export interface PastLoan extends Omit<GrantLoan, 'account'> {
  readonly account: PayingAccount;
  readonly drawnOn: Day;
}

export interface LoanHistory {
  readonly loans: readonly Loan[];
  /**
   * What the books must still be told, each loan in the order of time: the drawdown (or, when it lies before
   * `historyFrom`, what was owed then), and each instalment paid since. The caller posts them in bulk together with
   * all else that happened to the same accounts.
   */
  readonly postings: readonly Posting[];
}

export interface HistoryFrame {
  /** The books begin here; what was paid before is taken as paid. */
  readonly historyFrom: Day;
  /** Instalments due up to and on this day are paid, at 08:00 of their day. */
  readonly paidThrough: Day;
  /** The bank's own account that stands against what was owed when the books began. */
  readonly opening: AccountId;
}

const collectHour = 8;

function paidThrough(schedule: readonly ScheduledInstalment[], day: Day): ScheduledInstalment[] {
  return schedule.map((row) =>
    row.dueOn <= day ? { ...row, status: 'paid', paidAt: instantAt(row.dueOn, collectHour) } : row,
  );
}

function openingPosting(
  loan: Loan,
  schedule: readonly ScheduledInstalment[],
  frame: HistoryFrame,
): Posting | undefined {
  const owed = schedule
    .filter((row) => row.dueOn >= frame.historyFrom)
    .reduce((sum, row) => sum + row.principal, 0n);
  if (owed === 0n) return undefined;
  return {
    key: `loan-opening/${loan.id}`,
    kind: 'loan-opening',
    at: instantAt(frame.historyFrom, 0),
    reference: loan.id,
    lines: [
      { account: loan.receivableAccount, amount: owed },
      { account: frame.opening, amount: -owed },
    ],
  };
}

function postingsOf(
  uses: LendingUses,
  loan: Loan,
  product: LoanProduct,
  schedule: readonly ScheduledInstalment[],
  frame: HistoryFrame,
): Posting[] {
  const begin =
    loan.drawnOn >= frame.historyFrom
      ? drawdownPosting(loan, product, loan.grantedAt)
      : openingPosting(loan, schedule, frame);
  const paid = schedule.flatMap((row) =>
    row.paidAt !== null && row.dueOn >= frame.historyFrom && row.principal + row.interest > 0n
      ? [instalmentPosting(loan, product, row, uses.interestIncome, row.paidAt)]
      : [],
  );
  return begin ? [begin, ...paid] : paid;
}

/**
 * Writes loans that began in the past, with the part of their schedules that is paid, in a few statements. Terms are
 * checked as for a new loan; a wrong one is a bug of the caller. No events are told: nobody is to be informed of history.
 */
export async function grantHistory(
  uses: LendingDesk,
  tx: Transaction,
  grants: readonly PastLoan[],
  frame: HistoryFrame,
): Promise<LoanHistory> {
  const products = await allProducts(tx);
  const productOf = (code: string): LoanProduct => {
    const product = products.find((candidate) => candidate.code === code);
    invariant(product, `no loan product is called ${code}`);
    return product;
  };
  const written = grants.map((grant) => {
    const terms = decideTerms(productOf(grant.product), grant);
    invariant(terms.ok, `the terms of ${grant.key} are refused: ${terms.ok ? '' : terms.refusal.code}`);
    const drawnAt = instantAt(grant.drawnOn, 10);
    const asked = { ...grant, account: grant.account.id };
    const loan = newLoan(uses, asked, grant.account, terms.value, grant.drawnOn, drawnAt);
    const schedule = paidThrough(scheduleOf(loan), frame.paidThrough);
    const last = schedule.at(-1);
    const done = last?.status === 'paid';
    return {
      loan: { ...loan, ...(done && { status: 'settled' as const, settledAt: last.paidAt }) },
      schedule,
    };
  });
  const inserted = await insertLoans(
    tx,
    written.map(({ loan }) => loan),
  );
  invariant(inserted.size === written.length, 'a loan of the history was granted before');
  await insertInstalments(
    tx,
    written.flatMap(({ schedule }) => schedule),
  );
  for (const { loan } of written) await openReceivable(uses, tx, loan, productOf(loan.product));
  await uses.begin(tx);
  return {
    loans: written.map(({ loan }) => loan),
    postings: written.flatMap(({ loan, schedule }) =>
      postingsOf(uses, loan, productOf(loan.product), schedule, frame),
    ),
  };
}
