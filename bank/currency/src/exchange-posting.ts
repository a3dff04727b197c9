import type { Currency } from '@banxing/kernel';
import { type AccountId, houseAccountId, type Line, type Posting } from '@banxing/ledger';
import { currencyNames, type DealtCurrency } from './currency-names.ts';
import { type Exchange, marginOf, type Terms } from './exchange.ts';

/** Where the bank's own foreign money stands: bought currency on one side, the yuan paid for it on the other. */
export const positionAccount = (currency: Currency): AccountId => houseAccountId('fx-position', currency);

/**
 * The bank's side of an exchange in both currencies: its position at the middle price, and its earnings. `yuan` is what
 * the other side pays (buy) or gets (sell). Together with the customer's lines each currency sums to zero.
 */
export function bankSide(
  direction: Exchange['direction'],
  foreign: Exchange['foreign'],
  terms: Pick<Terms, 'yuan' | 'yuanAtMid'>,
): Line[] {
  const sign = direction === 'buy' ? 1n : -1n;
  const margin = marginOf(direction, terms);
  const lines = [
    { account: positionAccount(foreign.currency), amount: sign * foreign.minorUnits },
    { account: positionAccount('CNY'), amount: -sign * terms.yuanAtMid.minorUnits },
    { account: houseAccountId('fx-income', 'CNY'), amount: -margin },
  ];
  return lines.filter(({ amount }) => amount !== 0n);
}

/** One entry that balances in both currencies. */
export function exchangePosting(
  exchange: Exchange,
  terms: Pick<Terms, 'yuan' | 'yuanAtMid'>,
  accounts: { readonly yuan: AccountId; readonly foreign: AccountId },
): Posting {
  const sign = exchange.direction === 'buy' ? 1n : -1n;
  const name = currencyNames[exchange.foreign.currency as DealtCurrency].zh;
  const memo = exchange.direction === 'buy' ? `购${name}` : `结售${name}`;
  const mine = { purpose: 'currency_exchange', counterparty: '伴行银行', memo };
  return {
    key: `exchange/${exchange.key}`,
    kind: 'currency-exchange',
    at: exchange.exchangedAt,
    reference: exchange.id,
    lines: [
      { account: accounts.yuan, amount: sign * exchange.yuan.minorUnits, currency: 'CNY', ...mine },
      {
        account: accounts.foreign,
        amount: -sign * exchange.foreign.minorUnits,
        currency: exchange.foreign.currency,
        ...mine,
      },
      ...bankSide(exchange.direction, exchange.foreign, terms),
    ],
  };
}
