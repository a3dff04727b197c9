import { type Completion, needs, ready, refused } from '@banxing/capability';
import { type Words, words } from '@banxing/kernel';
import { currencyNames, currencySaid, type DealtCurrency, nameOfCurrency } from '../currency-names.ts';

export interface NotDealt {
  readonly code: 'currency_not_dealt';
  readonly called: Words;
}

const offered: readonly DealtCurrency[] = ['USD', 'EUR', 'HKD', 'JPY', 'GBP'];

/** Completes the slot `currency`: asked for when nothing was said, refused when the bank does not deal in it. */
export function chooseCurrency(
  said: string | undefined,
  question: Words,
  among: readonly DealtCurrency[] = offered,
): Completion<DealtCurrency, NotDealt> {
  if (said === undefined || said.trim() === '') {
    const options = among.map((value) => ({ value, label: currencyNames[value] }));
    return needs({ slot: 'currency', question, options });
  }
  const currency = currencySaid(said);
  return currency
    ? ready(currency)
    : refused({
        code: 'currency_not_dealt',
        called: words(nameOfCurrency(said, 'zh'), nameOfCurrency(said, 'en')),
      });
}
