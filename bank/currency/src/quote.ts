import type { Day } from '@banxing/kernel';
import type { DealtCurrency } from './currency-names.ts';
import type { Price } from './price.ts';

/** What one unit (`quotedUnitOf`) of a currency costs. The bank pays `bid` and asks `ask`: bid ≤ mid ≤ ask. */
export interface Quote {
  readonly currency: DealtCurrency;
  readonly bid: Price;
  readonly ask: Price;
  readonly mid: Price;
  readonly publishedAt: Date;
}

/** Where prices come from: a market data feed; in the demo bank the simulator. */
export interface RateFeed {
  /** The prices that hold at an instant, one for each currency dealt in. */
  quotes(at: Date): Promise<readonly Quote[]>;
  /** When prices may change next. */
  nextAt(after: Date): Date;
  /** The middle price at the end of each trading day of a range, of today as it stands at `now`. */
  closes(
    currency: DealtCurrency,
    range: { readonly from: Day; readonly now: Date },
  ): Promise<readonly Close[]>;
}

export interface Close {
  readonly on: Day;
  readonly mid: Price;
}
