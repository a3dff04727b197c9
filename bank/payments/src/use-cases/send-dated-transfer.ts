import type { Transaction } from '@banxing/database';
import { leavesAt, type TransferId } from '../transfer.ts';
import { tellTransfer } from '../transfer-events.ts';
import { lockTransfer, saveTransfer } from '../transfer-store.ts';
import type { PaymentsDesk } from '../uses.ts';
import { afterBooking, bookedTransfer, postingOf, refusalOfPosting } from './make-transfer.ts';

export type Departure =
  | { readonly kind: 'settled' }
  /** The money was short; it is tried again then. */
  | { readonly kind: 'again'; readonly at: Date };

/** Sends a dated transfer on its day. Short of money it is tried later the same day; after the last try it has failed. */
export async function sendDatedTransfer(
  desk: PaymentsDesk,
  tx: Transaction,
  id: TransferId,
): Promise<Departure> {
  const transfer = await lockTransfer(tx, id);
  if (transfer?.status !== 'scheduled') return { kind: 'settled' };
  const at = desk.clock.now();
  const posted = await desk.ledger.post(tx, await postingOf(desk, tx, transfer, at));
  if (posted.ok) {
    const booked = bookedTransfer(transfer, at);
    await saveTransfer(tx, booked);
    await afterBooking(desk, tx, booked, at);
    return { kind: 'settled' };
  }
  const refusal = refusalOfPosting(posted.refusal, transfer);
  const tried = { ...transfer, tries: transfer.tries + 1 };
  const again = leavesAt(transfer, tried.tries);
  if (refusal.code === 'insufficient_funds' && again) {
    await saveTransfer(tx, tried);
    await tellTransfer(tx, 'transfer.delayed', { ...tried, failure: refusal.code }, at);
    // The bank may have been closed at the hour; then the next try is now.
    return { kind: 'again', at: again > at ? again : at };
  }
  const failed = { ...tried, status: 'failed' as const, failure: refusal.code, settledAt: at };
  await saveTransfer(tx, failed);
  await tellTransfer(tx, 'transfer.failed', failed, at);
  return { kind: 'settled' };
}

/** The other bank has credited its customer. */
export async function noteArrival(desk: PaymentsDesk, tx: Transaction, id: TransferId): Promise<void> {
  const transfer = await lockTransfer(tx, id);
  if (transfer?.status !== 'booked') return;
  const at = desk.clock.now();
  const arrived = { ...transfer, status: 'arrived' as const, arrivedAt: at };
  await saveTransfer(tx, arrived);
  await tellTransfer(tx, 'transfer.arrived', arrived, at);
}
