import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import type { Outcome } from '@banxing/kernel';
import { type CombinedPayment, type CombinedRefusal, payCombined } from './use-cases/pay-combined.ts';
import { type PastWallet, recordWallets, type WalletHistory } from './use-cases/record-wallets.ts';
import type { WalletUses } from './uses.ts';
import type { Shares, Wallet } from './wallet.ts';
import { findWallet } from './wallet-store.ts';

/** e-CNY wallets. */
export interface Wallets {
  /** The customer's own wallet with what it holds, in fen; undefined without one. */
  wallet(
    q: Queryable,
    customer: CustomerId,
  ): Promise<(Wallet & { readonly balance: bigint; readonly available: bigint }) | undefined>;
  /**
   * Pays from the wallet as far as it reaches and may, and the rest from a bank account, in one entry. A refusal may come
   * after something was written: the caller undoes its transaction.
   */
  payCombined(tx: Transaction, payment: CombinedPayment): Promise<Outcome<Shares, CombinedRefusal>>;
  /** Writes wallets of the past; their postings are handed back for the bulk posting of history. */
  recordWallets(tx: Transaction, pasts: readonly PastWallet[]): Promise<WalletHistory>;
  /** For `walletCapabilities`. */
  readonly desk: WalletUses;
}

export function createWallets(uses: WalletUses): Wallets {
  return {
    wallet: async (q, customer) => {
      const wallet = await findWallet(q, customer);
      if (!wallet) return undefined;
      const { balance, available } = await uses.ledger.balance(q, wallet.account);
      return { ...wallet, balance, available };
    },
    payCombined: (tx, payment) => payCombined(uses, tx, payment),
    recordWallets: (tx, pasts) => recordWallets(uses, tx, pasts),
    desk: uses,
  };
}
