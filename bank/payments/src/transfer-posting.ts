import type { AccountId, Posting } from '@banxing/ledger';
import type { Transfer } from './transfer.ts';

/** Money between own accounts is neither spent nor earned. */
const ownPurpose = 'own_transfer';

/**
 * How a transfer is booked: off the payer's account, onto the payee's when it is kept here, else to the clearing account.
 * Both sides carry the other's name; the entry's reference is the transfer's id.
 */
export function transferPosting(
  transfer: Pick<
    Transfer,
    'id' | 'key' | 'kind' | 'fromAccount' | 'toAccount' | 'toName' | 'relation' | 'amount' | 'memo'
  >,
  payerName: string,
  clearing: AccountId,
  at: Date,
): Posting {
  const own = transfer.kind === 'own';
  const memo = transfer.memo === '' ? {} : { memo: transfer.memo };
  const outPurpose = own ? ownPurpose : transfer.relation === null ? 'transfer_out' : 'family';
  return {
    key: `transfer/${transfer.key}`,
    kind: 'transfer',
    at,
    reference: transfer.id,
    lines: [
      {
        account: transfer.fromAccount,
        amount: transfer.amount,
        purpose: outPurpose,
        counterparty: transfer.toName,
        ...memo,
      },
      {
        account: transfer.toAccount ?? clearing,
        amount: -transfer.amount,
        purpose: own ? ownPurpose : 'transfer_in',
        counterparty: payerName,
        ...memo,
      },
    ],
  };
}
