import type { AssetSource } from '@banxing/accounts';
import { createCurrency, type Currency, simulatedRates } from '@banxing/currency';
import { words } from '@banxing/kernel';
import type { Wallets } from '@banxing/wallet';
import type { Departments, DepartmentUses } from '../department-types.ts';

type Neighbours = Pick<Departments, 'ledger' | 'accounts' | 'parties'>;

/** The market of the simulator: the same for everybody, whatever the seed of the city. */
const marketSeed = 1;

/** Foreign currency at simulated prices. */
export const openCurrency = ({ db, clock, ids }: DepartmentUses, neighbours: Neighbours): Currency =>
  createCurrency({ db, clock, ids, ...neighbours, rates: simulatedRates(marketSeed) });

/** What is in the e-CNY wallet. */
export const walletOwned =
  (wallets: Pick<Wallets, 'wallet'>): AssetSource =>
  async (q, customer) => {
    const wallet = await wallets.wallet(q, customer);
    if (!wallet || wallet.balance <= 0n) return [];
    const group = words('数字人民币', 'e-CNY');
    return [
      { side: 'own' as const, group, name: words('数字人民币钱包', 'e-CNY wallet'), amount: wallet.balance },
    ];
  };
