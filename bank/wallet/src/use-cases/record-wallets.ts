import type { Transaction } from '@banxing/database';
import { dayOf, invariant } from '@banxing/kernel';
import type { AccountId, Posting } from '@banxing/ledger';
import type { WalletUses } from '../uses.ts';
import type { Movement, Wallet } from '../wallet.ts';
import { movePosting } from '../wallet-posting.ts';
import { insertMovements } from '../wallet-store.ts';
import { type NewWallet, openWallets } from './open-wallets.ts';

/** A wallet of the past with what was put into it. */
export interface PastWallet extends NewWallet {
  readonly key: string;
  readonly topups: readonly { readonly account: AccountId; readonly amount: bigint; readonly at: Date }[];
}

export interface WalletHistory {
  readonly wallets: readonly Wallet[];
  /** For the bulk posting of history. */
  readonly postings: readonly Posting[];
}

/** Writes wallets and their movements of the past in a few statements. No events are told. */
export async function recordWallets(
  uses: WalletUses,
  tx: Transaction,
  pasts: readonly PastWallet[],
): Promise<WalletHistory> {
  const wallets = await openWallets(
    uses,
    tx,
    pasts.map(({ customer, level, openedAt }) => ({ customer, level, openedAt })),
  );
  const movements: Movement[] = [];
  const postings: Posting[] = [];
  for (const [index, past] of pasts.entries()) {
    const wallet = wallets[index];
    invariant(wallet, 'every wallet was opened');
    for (const [no, topup] of past.topups.entries()) {
      const key = `${past.key}/${String(no)}`;
      const id = uses.ids.next('wmv');
      movements.push({
        id,
        key,
        wallet: wallet.id,
        kind: 'topup',
        amount: topup.amount,
        beside: 0n,
        movedOn: dayOf(topup.at),
        movedAt: topup.at,
      });
      postings.push(movePosting({ ...topup, key, kind: 'topup', wallet: wallet.account, reference: id }));
    }
  }
  await insertMovements(tx, movements);
  return { wallets, postings };
}
