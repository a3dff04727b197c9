import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { invariant } from '@banxing/kernel';
import type { WalletUses } from './uses.ts';
import { openWallet } from './use-cases/open-wallets.ts';
import type { Wallet, WalletLevel } from './wallet.ts';

/** Opens an empty wallet of a level for another department's test. */
export async function openSomeWallet(
  uses: Pick<WalletUses, 'ids' | 'ledger' | 'clock'>,
  tx: Transaction,
  customer: CustomerId,
  level: WalletLevel = 2,
): Promise<Wallet> {
  const wallet = await openWallet(uses, tx, { customer, level, openedAt: uses.clock.now() });
  invariant(wallet.level === level, 'of the level asked for');
  return wallet;
}
