import type { Transaction } from '@banxing/database';
import { dayOf, invariant } from '@banxing/kernel';
import type { Posting } from '@banxing/ledger';
import { ourBank } from '../banks.ts';
import type { Payee } from '../payee.ts';
import { countPayeeUses } from '../payee-store.ts';
import type { Transfer } from '../transfer.ts';
import { transferPosting } from '../transfer-posting.ts';
import { insertTransfers } from '../transfer-store.ts';
import type { PaymentAccount, PaymentsUses } from '../uses.ts';

/** A transfer that happened in the past. */
export interface PastTransfer {
  readonly key: string;
  readonly from: Pick<PaymentAccount, 'id' | 'customer' | 'tail'>;
  readonly payerName: string;
  readonly to: Payee | { readonly own: PaymentAccount };
  /** Minor units. */
  readonly amount: bigint;
  readonly memo?: string;
  readonly at: Date;
}

export interface TransferHistory {
  readonly transfers: readonly Transfer[];
  /** What the books must still be told, in the order given; the caller posts them in bulk with all else. */
  readonly postings: readonly Posting[];
}

function receiverOf(to: PastTransfer['to']) {
  return 'own' in to
    ? {
        kind: 'own' as const,
        payee: null,
        toAccount: to.own.id,
        toName: to.own.name,
        toNumber: to.own.number,
        toBank: ourBank,
        relation: null,
      }
    : {
        kind: 'others' as const,
        payee: to.id,
        toAccount: to.account,
        toName: to.shownName,
        toNumber: to.number,
        toBank: to.bank,
        relation: to.relation,
      };
}

function pastTransfer(uses: Pick<PaymentsUses, 'ids'>, past: PastTransfer): Transfer {
  const receiver = receiverOf(past.to);
  invariant(
    past.amount > 0n && receiver.toAccount !== past.from.id,
    `transfer ${past.key} cannot have happened`,
  );
  return {
    ...receiver,
    id: uses.ids.next('trf'),
    key: past.key,
    customer: past.from.customer,
    fromAccount: past.from.id,
    fromTail: past.from.tail,
    amount: past.amount,
    currency: 'CNY',
    memo: past.memo ?? '',
    leavesOn: dayOf(past.at),
    leavesAt: null,
    status: 'arrived',
    plan: null,
    tries: 0,
    failure: null,
    createdAt: past.at,
    bookedAt: past.at,
    arrivedAt: past.at,
    settledAt: null,
  };
}

/**
 * Writes transfers of the past in one statement, with the uses of their payees, and hands back their postings. No limits
 * are applied and nobody is told: this is history. A key that is known already is a bug of the caller.
 */
export async function recordHistory(
  uses: Pick<PaymentsUses, 'ids' | 'clearing'>,
  tx: Transaction,
  pasts: readonly PastTransfer[],
): Promise<TransferHistory> {
  const made = pasts.map((past) => ({ past, transfer: pastTransfer(uses, past) }));
  const transfers = made.map(({ transfer }) => transfer);
  const inserted = await insertTransfers(tx, transfers);
  invariant(inserted === transfers.length, 'a transfer of the history was recorded before');
  await countPayeeUses(tx, transfers);
  return {
    transfers,
    postings: made.map(({ past, transfer }) =>
      transferPosting(transfer, past.payerName, uses.clearing, past.at),
    ),
  };
}
