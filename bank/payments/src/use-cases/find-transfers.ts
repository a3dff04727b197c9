import type { CustomerId } from '@banxing/capability';
import type { DayRange } from '@banxing/kernel';
import { sameNameLoosely } from '@banxing/parties';
import { matchPayee } from '../payee-matching.ts';
import { listPayees } from '../payee-store.ts';
import type { Transfer } from '../transfer.ts';
import { listTransfers } from '../transfer-store.ts';
import type { PaymentsUses } from '../uses.ts';

export interface TransfersMeant {
  /** A transfer's id, as a choice hands it back, or a payee in the customer's words. */
  readonly payee?: string | undefined;
  readonly amount?: bigint | undefined;
  readonly range?: DayRange | undefined;
  readonly scheduledOnly?: boolean;
}

/** The newest transfer to somebody, in the customer's words, or to anybody, that has not failed or been called back. */
export async function lastTransferTo(
  uses: Pick<PaymentsUses, 'db' | 'parties'>,
  customer: CustomerId,
  payee?: string,
): Promise<Transfer | undefined> {
  const found = await findTransfersMeant(uses, customer, { payee });
  return found.find(({ kind, status }) => kind === 'others' && status !== 'failed' && status !== 'cancelled');
}

const searchedAtMost = 200;

/** The customer's own transfers that the words mean, the newest first. */
export async function findTransfersMeant(
  uses: Pick<PaymentsUses, 'db' | 'parties'>,
  customer: CustomerId,
  meant: TransfersMeant,
): Promise<Transfer[]> {
  const { payee: said, amount, range, scheduledOnly } = meant;
  const found = await listTransfers(uses.db, customer, {
    amount,
    range,
    scheduledOnly,
    limit: searchedAtMost,
  });
  if (said === undefined || said.trim() === '') return found;
  const chosen = found.filter((transfer) => transfer.id === said);
  if (chosen.length > 0) return chosen;
  const family = await uses.parties.relatives(uses.db, customer);
  const match = matchPayee(await listPayees(uses.db, customer), family, { said });
  const numbers = new Set(
    match.kind === 'one'
      ? [match.payee.number]
      : match.kind === 'none'
        ? []
        : match.payees.map((payee) => payee.number),
  );
  return found.filter((transfer) => numbers.has(transfer.toNumber) || sameNameLoosely(said, transfer.toName));
}
