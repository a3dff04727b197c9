import type { CustomerId } from '@banxing/capability';
import { addDays, type Day, type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { DealtCurrency } from './currency-names.ts';
import { type Price, quotedUnitOf } from './price.ts';
import type { Quote } from './quote.ts';

export type RateAlertId = Id<'fxa'>;

/**
 * `rise` waits until what the bank pays for the currency reaches the target (a good time to sell), `fall` until what it
 * asks comes down to it (a good time to buy).
 */
export type AlertDirection = 'rise' | 'fall';
export type AlertStatus = 'active' | 'fired' | 'cancelled' | 'expired';

/** A customer wants to hear when a price is reached. */
export interface RateAlert {
  readonly id: RateAlertId;
  readonly customer: CustomerId;
  readonly currency: DealtCurrency;
  readonly target: Price;
  readonly direction: AlertDirection;
  readonly status: AlertStatus;
  readonly createdAt: Date;
  /** The last day on which it is watched. */
  readonly expiresOn: Day;
  readonly firedPrice: Price | null;
}

/** An alert is watched for so long. */
export const alertDays = 180;
/** A customer may have so many at once. */
export const mostAlerts = 20;

export type TargetRefusal = { readonly code: 'target_far_off'; readonly currency: DealtCurrency };

/**
 * The target in the bank's own way of quoting: 710 for a hundred dollars is 7.1, 0.046 for one yen is 4.6 for a hundred.
 * A price that is not even half or twice the present one is taken for a slip.
 */
export function decideTarget(said: Price, quote: Quote): Outcome<Price, TargetRefusal> {
  const readings = [
    said,
    ...(quotedUnitOf(quote.currency) === 100 ? [said * 100n] : said % 100n === 0n ? [said / 100n] : []),
  ];
  const near = readings.find((price) => price * 2n >= quote.mid && price <= quote.mid * 2n);
  return near === undefined ? refuse({ code: 'target_far_off', currency: quote.currency }) : ok(near);
}

/** From where the price stands now, the target lies above or below. */
export const directionTo = (target: Price, quote: Quote): AlertDirection =>
  target > quote.mid ? 'rise' : 'fall';

/** The price that an alert looks at. */
export const watchedPrice = (direction: AlertDirection, quote: Quote): Price =>
  direction === 'rise' ? quote.bid : quote.ask;

export const isReached = (alert: Pick<RateAlert, 'direction' | 'target'>, quote: Quote): boolean =>
  alert.direction === 'rise'
    ? watchedPrice('rise', quote) >= alert.target
    : watchedPrice('fall', quote) <= alert.target;

export const lastAlertDay = (on: Day): Day => addDays(on, alertDays);
