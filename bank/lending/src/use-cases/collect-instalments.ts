import type { Transaction } from '@banxing/database';
import { addDays, dayOf, instantAt } from '@banxing/kernel';
import type { LoanId } from '../loan.ts';
import { tellInstalmentOverdue } from '../loan-events.ts';
import { findLoan, markOverdue, scheduleRows } from '../loan-store.ts';
import { penaltyOn } from '../overdue.ts';
import { rateOf } from '../rate.ts';
import type { LendingUses } from '../uses.ts';
import { payInstalment } from './pay-instalment.ts';

/** Bank time at which instalments are taken from their paying accounts. */
export const collectionHour = 8;

/** The next 08:00 after an instant. */
export function nextCollectionAt(now: Date): Date {
  const today = instantAt(dayOf(now), collectionHour);
  return today > now ? today : instantAt(addDays(dayOf(now), 1), collectionHour);
}

/**
 * Takes everything of a loan that has fallen due, oldest first. When the money is short, what is left becomes overdue
 * and is to be tried the next day; what being late costs grows by the day. Answers whether all is paid.
 */
export async function collectInstalments(uses: LendingUses, tx: Transaction, id: LoanId): Promise<boolean> {
  const loan = await findLoan(tx, id);
  if (!loan) return true;
  const now = uses.clock.now();
  const rows = (await scheduleRows(tx, id)).filter((row) => row.status !== 'paid' && row.dueOn <= dayOf(now));
  let short = false;
  for (const row of rows) {
    const paid = short ? undefined : await payInstalment(uses, tx, { loan: id, no: row.no });
    if (paid?.ok === true || paid?.refusal.code === 'instalment_already_paid') continue;
    short = true;
    const penalty = penaltyOn(row, rateOf(loan.ratePercent), dayOf(now));
    if (await markOverdue(tx, row, penalty)) await tellInstalmentOverdue(tx, loan, row, now);
  }
  return !short;
}
