import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Outcome, refuse } from '@banxing/kernel';
import { type CancelRefusal, decideCancel, type Transfer, type TransferId } from '../transfer.ts';
import { tellTransfer } from '../transfer-events.ts';
import { lockTransfer, saveTransfer } from '../transfer-store.ts';
import type { PaymentsDesk } from '../uses.ts';

/**
 * Calls a dated transfer back before it goes. Another customer's transfer looks like none. Its departure finds it
 * cancelled and does nothing: to take that work away here would lock it in the other order than its own step does.
 */
export async function cancelTransfer(
  desk: PaymentsDesk,
  tx: Transaction,
  customer: CustomerId,
  id: TransferId,
): Promise<Outcome<Transfer, CancelRefusal | { readonly code: 'transfer_not_found' }>> {
  const transfer = await lockTransfer(tx, id);
  if (transfer?.customer !== customer) return refuse({ code: 'transfer_not_found' });
  const at = desk.clock.now();
  const decided = decideCancel(transfer, at);
  if (!decided.ok) return decided;
  await saveTransfer(tx, decided.value);
  await tellTransfer(tx, 'transfer.cancelled', decided.value, at);
  return decided;
}
