import type { DealtCurrency } from './currency-names.ts';
import { priceOf } from './price.ts';
import type { Quote, RateFeed } from './quote.ts';
import { simulatedRates } from './simulated-rates.ts';

/** A feed whose prices a test sets; what it does not set comes from the simulator. */
export interface SetRates extends RateFeed {
  /** From an instant on, until it is set again. */
  set(currency: DealtCurrency, at: Date, price: { bid: string; mid: string; ask: string }): void;
}

export function setRates(): SetRates {
  const simulated = simulatedRates(1);
  const set: Quote[] = [];
  return {
    ...simulated,
    quotes: async (at) =>
      (await simulated.quotes(at)).map(
        (quote) =>
          set
            .filter(({ currency, publishedAt }) => currency === quote.currency && publishedAt <= at)
            .at(-1) ?? quote,
      ),
    set: (currency, publishedAt, { bid, mid, ask }) => {
      set.push({ currency, publishedAt, bid: priceOf(bid), mid: priceOf(mid), ask: priceOf(ask) });
    },
  };
}
