import { addDays, type Day, type DayRange } from '@banxing/kernel';
import type { MarketFeed } from './market/feed.ts';
import type { Order } from './order.ts';
import { worthOn } from './price.ts';
import type { Product } from './product.ts';
import { valueOf } from './share.ts';

/** Shares held at the end of a day, in ten-thousandths, from the orders of one product. */
export const sharesOn = (orders: readonly Order[], day: Day): bigint =>
  orders.reduce((sum, order) => {
    if (order.shares === null || order.tradeOn > day) return sum;
    if (order.side === 'buy') return order.status === 'done' ? sum + order.shares : sum;
    return order.side === 'coupon' ? sum : sum - order.shares;
  }, 0n);

/**
 * What one product earned over days, both included, in fen: what it is worth after, less what it was worth before, less
 * what was paid in, with what came out. Fees are part of it.
 */
export function earnedIn(
  feed: MarketFeed,
  product: Product,
  orders: readonly Order[],
  { from, to }: DayRange,
): bigint {
  const before = addDays(from, -1);
  const own = orders.filter((order) => order.product === product.code);
  const start = valueOf(sharesOn(own, before), worthOn(feed, product, before));
  const end = valueOf(sharesOn(own, to), worthOn(feed, product, to));
  const flows = own
    .filter((order) => order.amount !== null && order.tradeOn >= from && order.tradeOn <= to)
    .reduce((sum, { side, amount, fee, status }) => {
      if (side === 'buy') return status === 'done' ? sum - (amount ?? 0n) : sum;
      return sum + (amount ?? 0n) - fee;
    }, 0n);
  return end - start + flows;
}
