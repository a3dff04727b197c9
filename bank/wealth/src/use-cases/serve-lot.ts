import type { Transaction } from '@banxing/database';
import { dayOf, invariant } from '@banxing/kernel';
import { costOf, type Lot, type LotId } from '../lot.ts';
import { lockLot, takeFromLots } from '../lot-store.ts';
import type { Order } from '../order.ts';
import { payingPosting } from '../order-posting.ts';
import { findOrderByKey, insertOrders } from '../order-store.ts';
import { couponDays, couponOf, pricedAt, worthOn } from '../price.ts';
import type { Product } from '../product.ts';
import { findProduct } from '../product-store.ts';
import { valueOf } from '../share.ts';
import type { WealthDesk } from '../uses.ts';
import { tellOrder } from '../wealth-events.ts';

/** Pays once to the account that usually pays; answers false when there is none that takes it now. */
async function payOut(
  desk: WealthDesk,
  tx: Transaction,
  lot: Lot,
  product: Product,
  payment: {
    readonly key: string;
    readonly side: 'coupon' | 'maturity';
    readonly amount: bigint;
    readonly on: string;
  },
): Promise<boolean> {
  if (await findOrderByKey(tx, payment.key)) return true;
  const account = await desk.accounts.defaultPaying(tx, lot.customer);
  if (!account) return false;
  const at = desk.clock.now();
  const order: Order = {
    id: desk.ids.next('ord'),
    key: payment.key,
    customer: lot.customer,
    product: lot.product,
    side: payment.side,
    account: account.id,
    accountTail: account.tail,
    amount: payment.amount,
    shares: payment.side === 'maturity' ? lot.leftShares : 0n,
    unitValue: worthOn(desk.feed, product, payment.on),
    fee: 0n,
    cost: payment.side === 'maturity' ? costOf(lot, lot.leftShares) : 0n,
    status: 'done',
    plan: null,
    tradeOn: payment.on,
    pricedOn: payment.on,
    paidOn: payment.on,
    createdAt: at,
    settledAt: at,
  };
  const posting = payingPosting(order, product, desk.house, at);
  if (posting && !(await desk.ledger.post(tx, posting)).ok) return false;
  await insertOrders(tx, [order]);
  if (payment.side === 'maturity') {
    await takeFromLots(tx, order.id, [{ lot, shares: lot.leftShares }]);
  }
  await tellOrder(tx, payment.side === 'maturity' ? 'wealth.matured' : 'wealth.order-settled', order, at);
  return true;
}

const dayLater = (now: Date): Date => new Date(now.getTime() + 86_400_000);

/**
 * Pays what a lot has coming by itself: a bond's interest on its days, and everything at maturity. Answers when to look
 * again; undefined when nothing is left.
 */
export async function serveLot(desk: WealthDesk, tx: Transaction, id: LotId): Promise<Date | undefined> {
  const lot = await lockLot(tx, id);
  if (!lot || lot.leftShares === 0n || lot.maturesOn === null) return undefined;
  const product = await findProduct(tx, lot.product);
  invariant(product, `no product ${lot.product}`);
  const now = desk.clock.now();
  const today = dayOf(now);
  const coupons = product.bond ? couponDays(product.bond).filter((day) => day > lot.boughtOn) : [];
  for (const day of coupons.filter((each) => each <= today)) {
    const amount = product.bond ? valueOf(lot.leftShares, couponOf(product.bond, day, lot.boughtOn)) : 0n;
    const payment = { key: `${lot.id}/coupon/${day}`, side: 'coupon' as const, amount, on: day };
    if (!(await payOut(desk, tx, lot, product, payment))) return dayLater(now);
  }
  if (lot.maturesOn <= today) {
    const amount = valueOf(lot.leftShares, worthOn(desk.feed, product, lot.maturesOn));
    const payment = { key: `${lot.id}/maturity`, side: 'maturity' as const, amount, on: lot.maturesOn };
    return (await payOut(desk, tx, lot, product, payment)) ? undefined : dayLater(now);
  }
  const next = [...coupons.filter((day) => day > today), lot.maturesOn].sort()[0];
  return pricedAt(next ?? lot.maturesOn);
}
