import type { Transaction } from '@banxing/database';
import { dayOf, ok, type Outcome, refuse } from '@banxing/kernel';
import { decidePayment, type InstalmentRefusal, type LoanId, type ScheduledInstalment } from '../loan.ts';
import { tellInstalmentPaid } from '../loan-events.ts';
import { instalmentPosting } from '../loan-posting.ts';
import { allProducts, lockLoan, markPaid, markSettled, scheduleRows } from '../loan-store.ts';
import { penaltyOn } from '../overdue.ts';
import { rateOf } from '../rate.ts';
import type { LendingUses } from '../uses.ts';

export interface PaidInstalment {
  readonly instalment: ScheduledInstalment;
  /** It was the last one. */
  readonly settled: boolean;
}

export type PayInstalmentRefusal =
  | InstalmentRefusal
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'insufficient_funds'; readonly available: bigint }
  | { readonly code: 'account_restricted' };

/**
 * Takes the next unpaid instalment of a loan from its paying account, with what being late costs by today. A refusal
 * leaves everything as it was.
 */
export async function payInstalment(
  uses: LendingUses,
  tx: Transaction,
  which: { readonly loan: LoanId; readonly no: number },
): Promise<Outcome<PaidInstalment, PayInstalmentRefusal>> {
  const loan = await lockLoan(tx, which.loan);
  const product = loan && (await allProducts(tx)).find(({ code }) => code === loan.product);
  if (!loan || !product) return refuse({ code: 'loan_not_found' });
  const schedule = await scheduleRows(tx, loan.id);
  const decided = decidePayment(schedule, which.no);
  if (!decided.ok) return decided;
  const at = uses.clock.now();
  const penalty = penaltyOn(decided.value, rateOf(loan.ratePercent), dayOf(at));
  const row = { ...decided.value, penalty };
  if (row.principal + row.interest > 0n) {
    const posted = await uses.ledger.post(tx, instalmentPosting(loan, product, row, uses.interestIncome, at));
    if (!posted.ok) {
      return posted.refusal.code === 'insufficient_funds'
        ? refuse({ code: 'insufficient_funds', available: posted.refusal.available })
        : refuse({ code: 'account_restricted' });
    }
  }
  await markPaid(tx, row, penalty, at);
  const settled = schedule.every((other) => other.no === row.no || other.status === 'paid');
  if (settled) await markSettled(tx, loan.id, at);
  await tellInstalmentPaid(tx, loan, row, settled, at);
  return ok({ instalment: { ...row, status: 'paid', paidAt: at }, settled });
}
