import type { CustomerId } from '@banxing/capability';
import { sameNameLoosely } from '@banxing/parties';
import { listPayees } from '../payee-store.ts';
import type { PaymentsUses, StoppedOrder } from '../uses.ts';

/** The newest stopped payment that the words mean and that is newer than the transfer they could mean as well. */
export async function findStoppedMeant(
  uses: Pick<PaymentsUses, 'db' | 'stopped'>,
  customer: CustomerId,
  meant: { readonly payee?: string | undefined; readonly amount?: bigint | undefined },
  newerThan: Date | undefined,
): Promise<StoppedOrder | undefined> {
  if (!uses.stopped) return undefined;
  const { payee: said, amount } = meant;
  const named = (await listPayees(uses.db, customer)).filter(
    (payee) => said !== undefined && payee.nicknames.includes(said),
  );
  return (await uses.stopped.list(uses.db, customer)).find(
    (order) =>
      (newerThan === undefined || order.openedAt > newerThan) &&
      (amount === undefined || order.amount === amount) &&
      (said === undefined ||
        order.proposal === said ||
        sameNameLoosely(said, order.payee.name) ||
        named.some(({ number }) => number === order.payee.number)),
  );
}
