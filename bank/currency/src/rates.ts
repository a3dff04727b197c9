import { type Clock, invariant } from '@banxing/kernel';
import type { DealtCurrency } from './currency-names.ts';
import type { Quote, RateFeed } from './quote.ts';

/** The prices of now, by currency. */
export async function quotesNow(uses: {
  readonly rates: RateFeed;
  readonly clock: Clock;
}): Promise<ReadonlyMap<DealtCurrency, Quote>> {
  const quotes = await uses.rates.quotes(uses.clock.now());
  return new Map(quotes.map((quote) => [quote.currency, quote]));
}

/** A currency that the bank deals in has a price. */
export function quoteOf(quotes: ReadonlyMap<DealtCurrency, Quote>, currency: DealtCurrency): Quote {
  const quote = quotes.get(currency);
  invariant(quote, `the feed has no price for ${currency}`);
  return quote;
}
