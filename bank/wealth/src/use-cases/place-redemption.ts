import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { dayOf, invariant, ok, type Outcome, refuse } from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { costOf, exitFeeOf, type Taken, takeShares } from '../lot.ts';
import { lockLotsOf, takeFromLots } from '../lot-store.ts';
import { daysOfOrder, type Order } from '../order.ts';
import { payingPosting } from '../order-posting.ts';
import type { RedeemRefusal } from '../order-refusals.ts';
import { findOrderByKey, insertOrders, ordersOf } from '../order-store.ts';
import { backWorthOf, pricedAt, worthNow } from '../price.ts';
import type { Product } from '../product.ts';
import { findProduct } from '../product-store.ts';
import { valueOf } from '../share.ts';
import type { WealthDesk } from '../uses.ts';
import { tellOrder } from '../wealth-events.ts';

export interface PlaceRedemption {
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  readonly shares: bigint;
  readonly account: AccountId;
}

/** Paid at once, in fen, by cash management to one customer on one day; more waits for the next trading day. */
export const instantDailyLimit = 10_000_00n;

/** What of today's instant money a customer has had already from a product. */
export async function paidInstantlyToday(
  desk: Pick<WealthDesk, 'clock'>,
  tx: Transaction | WealthDesk['db'],
  customer: CustomerId,
  product: string,
): Promise<bigint> {
  const today = dayOf(desk.clock.now());
  const orders = await ordersOf(tx, customer);
  return orders
    .filter(
      (order) =>
        order.product === product &&
        order.side === 'redeem' &&
        order.status === 'done' &&
        dayOf(order.createdAt) === today,
    )
    .reduce((sum, order) => sum + (order.amount ?? 0n), 0n);
}

/** Is so much paid at once? Gold and bonds always are; cash management up to its daily limit. */
export const isPaidAtOnce = (product: Product, amount: bigint, paidToday: bigint): boolean =>
  product.kind === 'gold' ||
  product.kind === 'bond' ||
  (product.redemption.rule === 'instant' && paidToday + amount <= instantDailyLimit);

const worthOfTaken = (desk: WealthDesk, product: Product, taken: readonly Taken[], at: Date): bigint =>
  taken.reduce((sum, { lot, shares }) => {
    const value = product.bond
      ? backWorthOf(desk.feed, product, lot.boughtOn, dayOf(at))
      : worthNow(desk.feed, product, at).value;
    return sum + valueOf(shares, value);
  }, 0n);

function priced(desk: WealthDesk, order: Order, product: Product, taken: readonly Taken[], at: Date): Order {
  const { value } = worthNow(desk.feed, product, at);
  const fee = exitFeeOf(product.exitFees, taken, value, dayOf(at));
  const amount = worthOfTaken(desk, product, taken, at);
  const today = dayOf(at);
  return {
    ...order,
    amount,
    unitValue: value,
    fee,
    status: 'done',
    tradeOn: today,
    pricedOn: today,
    paidOn: today,
    settledAt: at,
  };
}

/** Places an order to hand shares back; the shares are taken at once, the money comes with the price. */
export async function placeRedemption(
  desk: WealthDesk,
  tx: Transaction,
  given: PlaceRedemption,
): Promise<Outcome<Order, RedeemRefusal>> {
  const before = await findOrderByKey(tx, given.key);
  if (before) {
    invariant(before.customer === given.customer, 'a key is one order');
    return ok(before);
  }
  const product = await findProduct(tx, given.product);
  if (!product) return refuse({ code: 'product_not_found' });
  const account = await desk.accounts.ownById(tx, given.customer, given.account);
  if (!account) return refuse({ code: 'account_not_found' });
  const at = desk.clock.now();
  const taken = takeShares(await lockLotsOf(tx, given.customer, product.code), given.shares, dayOf(at));
  if (!taken.ok) return taken;
  const accepted: Order = {
    id: desk.ids.next('ord'),
    key: given.key,
    customer: given.customer,
    product: product.code,
    side: 'redeem',
    account: account.id,
    accountTail: account.tail,
    amount: null,
    shares: given.shares,
    unitValue: null,
    fee: 0n,
    cost: taken.value.reduce((sum, { lot, shares }) => sum + costOf(lot, shares), 0n),
    status: 'accepted',
    plan: null,
    ...daysOfOrder(product, 'redeem', at),
    createdAt: at,
    settledAt: null,
  };
  const paidToday = await paidInstantlyToday(desk, tx, given.customer, product.code);
  const atOnce = isPaidAtOnce(product, worthOfTaken(desk, product, taken.value, at), paidToday);
  const order = atOnce ? priced(desk, accepted, product, taken.value, at) : accepted;
  await insertOrders(tx, [order]);
  await takeFromLots(tx, order.id, taken.value);
  if (order.status === 'done') {
    const posting = payingPosting(order, product, desk.house, at);
    const posted = posting && (await desk.ledger.post(tx, posting));
    if (posted && !posted.ok) return refuse({ code: 'account_restricted' });
  } else {
    await desk.orders.start(tx, {
      key: order.id,
      state: { order: order.id },
      dueAt: pricedAt(order.pricedOn),
    });
  }
  await tellOrder(tx, 'wealth.order-accepted', order, at);
  return ok(order);
}
