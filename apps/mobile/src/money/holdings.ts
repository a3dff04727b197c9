import type { Account } from '../api/types.ts';
import { sumMoney, withoutSign } from './decimal.ts';

export type Sum = { readonly currency: string; readonly amount: string };

/** What the accounts come to, one sum for each currency, yuan first; nothing is converted. */
export const sumsByCurrency = (
  accounts: readonly Pick<Account, 'currency' | 'balance'>[],
): readonly Sum[] => {
  const currencies = [...new Set(accounts.map(({ currency }) => currency))].sort((a, b) =>
    a === 'CNY' ? -1 : b === 'CNY' ? 1 : a.localeCompare(b),
  );
  return currencies.map((currency) => ({
    currency,
    amount: sumMoney(
      accounts.filter((account) => account.currency === currency).map(({ balance }) => withoutSign(balance)),
    ),
  }));
};
