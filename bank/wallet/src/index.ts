import type { Capability } from '@banxing/capability';
import { ecnyBalance } from './capabilities/ecny-balance.ts';
import { ecnyTopup } from './capabilities/ecny-topup.ts';
import { ecnyWithdraw } from './capabilities/ecny-withdraw.ts';
import type { Wallets } from './wallets.ts';

export type { CombinedPayment, CombinedRefusal } from './use-cases/pay-combined.ts';
export type { PastWallet, WalletHistory } from './use-cases/record-wallets.ts';
export type { WalletUses } from './uses.ts';
export type { LevelLimits, Movement, Shares, Wallet, WalletId, WalletLevel } from './wallet.ts';
export type { WalletEvents } from './wallet-events.ts';
export { createWallets, type Wallets } from './wallets.ts';

/** What the department can do for customers. */
export const walletCapabilities = ({ desk }: Pick<Wallets, 'desk'>): Capability[] => [
  ecnyBalance(desk),
  ecnyTopup(desk),
  ecnyWithdraw(desk),
];

/** Wallets, their levels and movements. */
export const walletMigrations = { name: 'wallet', folder: new URL('../migrations', import.meta.url) };
