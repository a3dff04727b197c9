import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import { tellOpened } from '../wallet-events.ts';
import type { Wallet, WalletLevel } from '../wallet.ts';
import { drawNumbers, insertWallets } from '../wallet-store.ts';
import type { WalletUses } from '../uses.ts';

export interface NewWallet {
  readonly customer: CustomerId;
  readonly level: WalletLevel;
  readonly openedAt: Date;
}

/** Opens wallets with their ledger accounts, in a few statements; a customer who has one already is a bug of the caller. */
export async function openWallets(
  uses: Pick<WalletUses, 'ids' | 'ledger'>,
  tx: Transaction,
  given: readonly NewWallet[],
): Promise<Wallet[]> {
  const numbers = await drawNumbers(tx, given.length);
  const wallets = given.map((each, index): Wallet => ({
    ...each,
    id: uses.ids.next('wal'),
    number: numbers[index] ?? '',
    account: uses.ids.next('acct'),
  }));
  await insertWallets(tx, wallets);
  for (const { account, openedAt } of wallets) {
    const opened = await uses.ledger.openAccount(tx, {
      id: account,
      chart: 'ecny-wallet',
      currency: 'CNY',
      floor: 0n,
      openedAt,
    });
    invariant(opened.ok, 'a new account opens');
  }
  return wallets;
}

export async function openWallet(
  uses: Pick<WalletUses, 'ids' | 'ledger'>,
  tx: Transaction,
  given: NewWallet,
): Promise<Wallet> {
  const [wallet] = await openWallets(uses, tx, [given]);
  invariant(wallet, 'one was opened');
  await tellOpened(tx, wallet);
  return wallet;
}
