import type { AssetSource } from '@banxing/accounts';
import { moneyOf, words } from '@banxing/kernel';
import type { Pension } from '@banxing/pension';

/** What lies in a personal pension account. */
export const pensionOwned =
  (pension: Pick<Pension, 'accountFacts'>): AssetSource =>
  async (q, customer) =>
    (await pension.accountFacts(q, customer)).map(({ balance }) => ({
      side: 'own' as const,
      group: words('养老', 'Pension'),
      name: words('个人养老金', 'Personal pension'),
      amount: moneyOf(balance).minorUnits,
    }));
