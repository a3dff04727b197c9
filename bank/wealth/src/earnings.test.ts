import { expect, test } from 'vitest';
import { earnedIn, sharesOn } from './earnings.ts';
import type { MarketFeed } from './market/feed.ts';
import type { Order } from './order.ts';
import type { Product } from './product.ts';

const product = { code: 'fund-x', bond: null, kind: 'fund' } as unknown as Product;
/** One yuan on the first of November, a cent more each day. */
const feed = {
  unitValue: (_: unknown, day: string) => 1_000_000n + BigInt(Number(day.slice(8)) - 1) * 10_000n,
} as unknown as MarketFeed;

const orderOf = (given: Partial<Order>): Order => ({
  id: 'ord_x',
  key: 'k',
  customer: 'cust_x',
  product: 'fund-x',
  side: 'buy',
  account: 'acct_x',
  accountTail: '0001',
  amount: null,
  shares: null,
  unitValue: null,
  fee: 0n,
  cost: null,
  status: 'done',
  plan: null,
  tradeOn: '2026-11-01',
  pricedOn: '2026-11-02',
  paidOn: '2026-11-02',
  createdAt: new Date('2026-11-01T10:00:00+08:00'),
  settledAt: null,
  ...given,
});

const buy = orderOf({ amount: 1_000_00n, shares: 10_000_000n });
const redeem = orderOf({
  side: 'redeem',
  amount: 550_00n,
  shares: 5_000_000n,
  fee: 5_00n,
  tradeOn: '2026-11-11',
});

test('a day earns what the unit value changed', () => {
  expect(earnedIn(feed, product, [buy], { from: '2026-11-05', to: '2026-11-05' })).toBe(10_00n);
  expect(earnedIn(feed, product, [buy], { from: '2026-11-02', to: '2026-11-11' })).toBe(100_00n);
});

test('buying earns nothing by itself, and what was redeemed counts with its fee', () => {
  expect(earnedIn(feed, product, [buy], { from: '2026-11-01', to: '2026-11-01' })).toBe(0n);
  const whole = earnedIn(feed, product, [buy, redeem], { from: '2026-11-01', to: '2026-11-21' });
  // 1,000 shares at 1.00; half out at 1.10 less 5.00; half kept to 1.20.
  expect(whole).toBe(600_00n + 545_00n - 1_000_00n);
});

test('the parts of a time add up to the whole', () => {
  const orders = [buy, redeem];
  const part = (from: string, to: string) => earnedIn(feed, product, orders, { from, to });
  expect(part('2026-11-01', '2026-11-10') + part('2026-11-11', '2026-11-21')).toBe(
    part('2026-11-01', '2026-11-21'),
  );
});

test('an order whose price is not known has no shares yet', () => {
  const waiting = orderOf({ amount: 1_000_00n, status: 'accepted' });
  expect(sharesOn([waiting], '2026-11-20')).toBe(0n);
  expect(earnedIn(feed, product, [waiting], { from: '2026-11-01', to: '2026-11-20' })).toBe(0n);
});
