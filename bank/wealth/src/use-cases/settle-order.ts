import type { Transaction } from '@banxing/database';
import { dayOf, invariant } from '@banxing/kernel';
import { exitFeeOf } from '../lot.ts';
import { takenBy } from '../lot-store.ts';
import { daysOfOrder, type Order, type OrderId } from '../order.ts';
import { passingPosting, payingPosting } from '../order-posting.ts';
import { lockOrder, saveOrder } from '../order-store.ts';
import { paidAt, pricedAt, worthNow, worthOn } from '../price.ts';
import type { Product } from '../product.ts';
import { findProduct } from '../product-store.ts';
import { sharesFor, valueOf } from '../share.ts';
import type { WealthDesk } from '../uses.ts';
import { tellOrder } from '../wealth-events.ts';
import { isPricedAtOnce, judgeSale, keepLot, takeMoney } from './place-buy.ts';

async function cancel(tx: Transaction, order: Order, at: Date): Promise<undefined> {
  const ended: Order = { ...order, status: 'cancelled', settledAt: at };
  await saveOrder(tx, ended);
  await tellOrder(tx, 'wealth.order-cancelled', ended, at);
  return undefined;
}

/** The cooling day is over: the order goes on as if given now, if it may still be sold and the money is there. */
async function beginAfterCooling(
  desk: WealthDesk,
  tx: Transaction,
  order: Order,
  product: Product,
  now: Date,
): Promise<Date | undefined> {
  const sale = await judgeSale(desk, tx, order.customer, product);
  if (!sale.ok || !product.open) return cancel(tx, order, now);
  const taken = await takeMoney(desk, tx, order, product, 'account');
  if (!taken.ok) return cancel(tx, order, now);
  const begun: Order = { ...order, ...daysOfOrder(product, 'buy', now), status: 'accepted' };
  if (!isPricedAtOnce(product)) {
    await saveOrder(tx, begun);
    return pricedAt(begun.pricedOn);
  }
  const { value } = worthNow(desk.feed, product, now);
  const shares = sharesFor((begun.amount ?? 0n) - begun.fee, value);
  const done: Order = { ...begun, shares, unitValue: value, status: 'done', settledAt: now };
  await saveOrder(tx, done);
  await keepLot(desk, tx, done, product);
  return undefined;
}

async function confirmBuy(
  desk: WealthDesk,
  tx: Transaction,
  order: Order,
  product: Product,
  now: Date,
): Promise<undefined> {
  const unitValue = worthOn(desk.feed, product, order.tradeOn);
  const shares = sharesFor((order.amount ?? 0n) - order.fee, unitValue);
  const done: Order = { ...order, shares, unitValue, status: 'done', settledAt: now };
  const posted = await desk.ledger.post(tx, passingPosting(done, desk.house, now));
  invariant(posted.ok, `the money of ${order.id} is kept apart`);
  await saveOrder(tx, done);
  await keepLot(desk, tx, done, product);
  await tellOrder(tx, 'wealth.order-settled', done, now);
  return undefined;
}

async function priceRedemption(
  desk: WealthDesk,
  tx: Transaction,
  order: Order,
  product: Product,
): Promise<Date> {
  const unitValue = worthOn(desk.feed, product, order.tradeOn);
  const taken = await takenBy(tx, order.id);
  const fee = exitFeeOf(product.exitFees, taken, unitValue, order.tradeOn);
  const amount = valueOf(order.shares ?? 0n, unitValue);
  await saveOrder(tx, { ...order, unitValue, amount, fee, status: 'priced' });
  return paidAt(order.paidOn);
}

/** An account that takes no money now is tried again the next day. */
async function payRedemption(
  desk: WealthDesk,
  tx: Transaction,
  order: Order,
  product: Product,
  now: Date,
): Promise<Date | undefined> {
  const posting = payingPosting(order, product, desk.house, now);
  const posted = posting && (await desk.ledger.post(tx, posting));
  if (posted && !posted.ok) return new Date(now.getTime() + 86_400_000);
  const done: Order = { ...order, status: 'done', settledAt: now };
  await saveOrder(tx, done);
  await tellOrder(tx, 'wealth.order-settled', done, now);
  return undefined;
}

/** Takes an order its next step; answers when the one after is due, undefined when it is final. */
export async function settleOrder(desk: WealthDesk, tx: Transaction, id: OrderId): Promise<Date | undefined> {
  const order = await lockOrder(tx, id);
  if (!order) return undefined;
  const product = await findProduct(tx, order.product);
  invariant(product, `no product ${order.product}`);
  const now = desk.clock.now();
  if (order.status === 'cooling') return beginAfterCooling(desk, tx, order, product, now);
  if (order.status === 'accepted') {
    if (dayOf(now) < order.pricedOn) return pricedAt(order.pricedOn);
    return order.side === 'buy'
      ? confirmBuy(desk, tx, order, product, now)
      : priceRedemption(desk, tx, order, product);
  }
  return order.status === 'priced' ? payRedemption(desk, tx, order, product, now) : undefined;
}
