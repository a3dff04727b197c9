import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { formatMoney, invariant, money, moneyOf, ok, type Outcome, refuse } from '@banxing/kernel';
import { publish } from '@banxing/outbox';
import type { Collection, Share } from '../collection.ts';
import type { CollectOrder } from '../collect-order.ts';
import { endShare, findCollectionByKey, insertCollection, markPaid } from '../collection-store.ts';
import type { Transfer } from '../transfer.ts';
import type { PaymentsUses } from '../uses.ts';

type ShareEvent = 'collection.requested' | 'collection.paid' | 'collection.declined' | 'collection.withdrawn';

const tell = (tx: Transaction, kind: ShareEvent, share: Share, requester: CustomerId | null, at: Date) =>
  publish(tx, {
    kind,
    payload: {
      share: share.id,
      collection: share.collection,
      requester,
      payer: share.payer,
      payerName: share.payerName,
      amount: formatMoney(money(share.amount)),
      currency: 'CNY',
    },
    at,
  });

export type CollectRefusal = { readonly code: 'account_not_found' } | { readonly code: 'account_restricted' };

/** Asks each of the payers for their share; no money moves. The same key again answers what was made under it. */
export async function collect(
  uses: Pick<PaymentsUses, 'ids' | 'clock' | 'accounts' | 'parties'>,
  tx: Transaction,
  asked: { readonly key: string; readonly customer: CustomerId; readonly order: CollectOrder },
): Promise<Outcome<Collection, CollectRefusal>> {
  const { key, customer, order } = asked;
  const before = await findCollectionByKey(tx, key);
  if (before) {
    invariant(before.customer === customer, 'a mandate belongs to one customer');
    return ok(before);
  }
  const account = await uses.accounts.ownById(tx, customer, order.account);
  if (!account) return refuse({ code: 'account_not_found' });
  if (account.status !== 'open') return refuse({ code: 'account_restricted' });
  const requester = await uses.parties.customer(tx, customer);
  invariant(requester, 'whoever asks is a customer');
  const id = uses.ids.next('col');
  const createdAt = uses.clock.now();
  const shares = order.payers.map((payer): Share => ({
    id: uses.ids.next('shr'),
    collection: id,
    payer: payer.customer,
    payerName: payer.name,
    amount: moneyOf(payer.amount).minorUnits,
    status: 'waiting',
    transfer: null,
    settledAt: null,
  }));
  const amount = shares.reduce((sum, share) => sum + share.amount, 0n);
  const { number } = account;
  const collection: Collection = {
    id,
    key,
    customer,
    requesterName: requester.name,
    account: account.id,
    number,
    amount,
    createdAt,
    shares,
  };
  await insertCollection(tx, collection);
  for (const share of shares) await tell(tx, 'collection.requested', share, customer, createdAt);
  return ok(collection);
}

/** A transfer of just the amount that somebody was asked for answers the request. */
export async function answerCollection(tx: Transaction, transfer: Transfer, at: Date): Promise<void> {
  if (transfer.toAccount === null || transfer.kind === 'own') return;
  const share = await markPaid(tx, {
    payer: transfer.customer,
    account: transfer.toAccount,
    amount: transfer.amount,
    transfer: transfer.id,
    at,
  });
  if (share) await tell(tx, 'collection.paid', share, null, at);
}

/** The payer says no, or the one who asked takes it back. Answers false when nothing of theirs waits under that id. */
export async function endRequest(
  uses: Pick<PaymentsUses, 'clock'>,
  tx: Transaction,
  share: string,
  by: { readonly payer: CustomerId } | { readonly requester: CustomerId },
): Promise<boolean> {
  const at = uses.clock.now();
  const ended = await endShare(tx, share, by, at);
  if (!ended) return false;
  const declined = 'payer' in by;
  await tell(
    tx,
    declined ? 'collection.declined' : 'collection.withdrawn',
    ended,
    declined ? null : by.requester,
    at,
  );
  return true;
}
