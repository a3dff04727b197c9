import type { CustomerId } from '@banxing/capability';
import { addDays, type Day, dayOf, type Id } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import type { Product } from './product.ts';
import { tradeDayOf, tradingDayFrom, tradingDaysAfter } from './trading-days.ts';

export type OrderId = Id<'ord'>;

/**
 * `cooling` waits a day in which it can be withdrawn, nothing has moved; `accepted` has its money (or its shares) taken
 * and waits for the day's price; `priced` waits for the money to come; `done` and `cancelled` are final.
 */
export type OrderStatus = 'cooling' | 'accepted' | 'priced' | 'done' | 'cancelled';

/** An order to buy or hand back, or what a product paid by itself. Amounts in fen. */
export interface Order {
  readonly id: OrderId;
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly side: 'buy' | 'redeem' | 'coupon' | 'maturity';
  readonly account: AccountId;
  readonly accountTail: string;
  /** What a buyer pays; what the shares handed back are worth, known with the price. */
  readonly amount: bigint | null;
  readonly shares: bigint | null;
  readonly unitValue: bigint | null;
  readonly fee: bigint;
  readonly cost: bigint | null;
  readonly status: OrderStatus;
  readonly plan: string | null;
  /** Whose price it gets. */
  readonly tradeOn: Day;
  /** When that is known. */
  readonly pricedOn: Day;
  /** When the money of a redemption comes. */
  readonly paidOn: Day;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export interface OrderDays {
  readonly tradeOn: Day;
  readonly pricedOn: Day;
  readonly paidOn: Day;
}

const overseas = (product: Pick<Product, 'mix'>): boolean => product.mix.overseas > 50;

/** The days of an order given at an instant. Gold and bonds are priced at once. */
export function daysOfOrder(
  product: Pick<Product, 'kind' | 'mix' | 'redemption'>,
  side: 'buy' | 'redeem',
  at: Date,
): OrderDays {
  if (product.kind === 'gold' || product.kind === 'bond') {
    const today = dayOf(at);
    return { tradeOn: today, pricedOn: today, paidOn: today };
  }
  const tradeOn = tradeDayOf(at);
  const pricedOn = tradingDaysAfter(tradeOn, overseas(product) ? 2 : 1);
  const settled = tradingDaysAfter(tradeOn, product.redemption.settleDays);
  return { tradeOn, pricedOn, paidOn: side === 'redeem' && settled > pricedOn ? settled : pricedOn };
}

/** From when a purchase can be handed back, and when it comes back by itself. */
export function lockOf(
  product: Pick<Product, 'redemption' | 'bond'>,
  boughtOn: Day,
): { readonly freeOn: Day; readonly maturesOn: Day | null } {
  const { rule, days } = product.redemption;
  if (product.bond) {
    const free = product.bond.form === 'savings' ? addDays(boughtOn, 183) : boughtOn;
    return { freeOn: free, maturesOn: product.bond.maturesOn };
  }
  if (rule === 'closed') {
    const maturesOn = tradingDayFrom(addDays(boughtOn, days));
    return { freeOn: maturesOn, maturesOn };
  }
  return { freeOn: rule === 'holding' ? addDays(boughtOn, days) : boughtOn, maturesOn: null };
}
