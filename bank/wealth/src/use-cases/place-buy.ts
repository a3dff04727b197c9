import type { CustomerId } from '@banxing/capability';
import type { Queryable, Transaction } from '@banxing/database';
import {
  addDays,
  dayOf,
  divideHalfUp,
  instantAt,
  invariant,
  ok,
  type Outcome,
  refuse,
} from '@banxing/kernel';
import type { AccountId } from '@banxing/ledger';
import { newestAssessment } from '../assessment-store.ts';
import { insertLots } from '../lot-store.ts';
import { daysOfOrder, lockOf, type Order } from '../order.ts';
import { takingPosting } from '../order-posting.ts';
import { type BuyRefusal, decideSize } from '../order-refusals.ts';
import { findOrderByKey, insertOrders } from '../order-store.ts';
import { pricedAt, worthNow } from '../price.ts';
import type { Product } from '../product.ts';
import { findProduct } from '../product-store.ts';
import { sharesFor } from '../share.ts';
import { decideSale, type SaleCare, type SuitabilityRefusal } from '../suitability.ts';
import type { WealthDesk, WealthUses } from '../uses.ts';
import { tellOrder } from '../wealth-events.ts';

export interface PlaceBuy {
  /** Same key, same order, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly product: string;
  /** Fen. */
  readonly amount: bigint;
  readonly account: AccountId;
  readonly payWith: 'account' | 'wallet';
  readonly plan: string | null;
}

const ageAt = (bornOn: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);

/** May this product be sold to this customer now? Asked by every way to an order, and again when it is placed. */
export async function judgeSale(
  uses: Pick<WealthUses, 'clock' | 'parties'>,
  q: Queryable,
  customer: CustomerId,
  product: Product,
): Promise<Outcome<SaleCare, SuitabilityRefusal>> {
  const day = dayOf(uses.clock.now());
  const person = await uses.parties.customer(q, customer);
  invariant(person, `no customer ${customer}`);
  const assessment = await newestAssessment(q, customer);
  return decideSale(product, { assessment, age: ageAt(person.bornOn, day) }, day);
}

/** The fee in what is paid: paid = net × (1 + rate), so the fee is what the net leaves over. */
export const entryFeeOf = (amount: bigint, basisPoints: number): bigint =>
  amount - divideHalfUp(amount * 10_000n, BigInt(10_000 + basisPoints));

/** An instant order is priced and whole at once. */
export const isPricedAtOnce = (product: Pick<Product, 'kind'>): boolean =>
  product.kind === 'gold' || product.kind === 'bond';

function newOrder(
  desk: WealthDesk,
  given: PlaceBuy,
  product: Product,
  tail: string,
  cooling: boolean,
): Order {
  const at = desk.clock.now();
  const leavesAt = cooling ? instantAt(addDays(dayOf(at), 1), 10) : at;
  const base: Order = {
    id: desk.ids.next('ord'),
    key: given.key,
    customer: given.customer,
    product: product.code,
    side: 'buy',
    account: given.account,
    accountTail: tail,
    amount: given.amount,
    shares: null,
    unitValue: null,
    fee: entryFeeOf(given.amount, product.entryBasisPoints),
    cost: given.amount,
    status: cooling ? 'cooling' : 'accepted',
    plan: given.plan,
    ...daysOfOrder(product, 'buy', leavesAt),
    createdAt: at,
    settledAt: null,
  };
  if (cooling || !isPricedAtOnce(product)) return base;
  const { value } = worthNow(desk.feed, product, at);
  const shares = sharesFor(given.amount - base.fee, value);
  return { ...base, shares, unitValue: value, status: 'done', settledAt: at };
}

async function payFromWallet(
  desk: WealthDesk,
  tx: Transaction,
  order: Order,
  product: Product,
): Promise<Outcome<null, BuyRefusal>> {
  if (!desk.wallet) return refuse({ code: 'wallet_missing' });
  const paid = await desk.wallet.pay(tx, {
    key: `${order.key}/take`,
    customer: order.customer,
    amount: order.amount ?? 0n,
    account: order.account,
    to: isPricedAtOnce(product) ? desk.house.nostro : desk.house.custody,
    counterparty: product.name.zh,
    memo: `买入${product.name.zh}`,
    reference: order.id,
  });
  return paid.ok ? ok(null) : refuse({ code: 'wallet_refused' });
}

/** Takes the money of an order. */
export async function takeMoney(
  desk: WealthDesk,
  tx: Transaction,
  order: Order,
  product: Product,
  payWith: PlaceBuy['payWith'],
): Promise<Outcome<null, BuyRefusal>> {
  if (payWith === 'wallet') return payFromWallet(desk, tx, order, product);
  const to = isPricedAtOnce(product) ? desk.house.nostro : desk.house.custody;
  const posted = await desk.ledger.post(tx, takingPosting(order, product, to, desk.clock.now()));
  if (posted.ok) return ok(null);
  return posted.refusal.code === 'insufficient_funds'
    ? refuse({ code: 'insufficient_funds', tail: order.accountTail, available: posted.refusal.available })
    : refuse({ code: 'account_restricted' });
}

/** What is held from a purchase whose price is known. */
export async function keepLot(
  desk: Pick<WealthDesk, 'ids' | 'terms'>,
  tx: Transaction,
  order: Order,
  product: Product,
): Promise<void> {
  if (order.shares === null || order.shares === 0n) return;
  const lock = lockOf(product, order.tradeOn);
  const lot = {
    id: desk.ids.next('lot'),
    fromOrder: order.id,
    customer: order.customer,
    product: order.product,
    shares: order.shares,
    leftShares: order.shares,
    cost: order.amount ?? 0n,
    boughtOn: order.tradeOn,
    ...lock,
  };
  await insertLots(tx, [lot]);
  if (lot.maturesOn !== null) {
    const first = product.bond ? order.tradeOn : lot.maturesOn;
    await desk.terms.start(tx, { key: lot.id, state: { lot: lot.id }, dueAt: pricedAt(first) });
  }
}

/** Places an order to buy. Suitability, size and money are decided here, whoever asks and by whatever way. */
export async function placeBuy(
  desk: WealthDesk,
  tx: Transaction,
  given: PlaceBuy,
): Promise<Outcome<Order, BuyRefusal>> {
  const before = await findOrderByKey(tx, given.key);
  if (before) {
    invariant(before.customer === given.customer && before.amount === given.amount, 'a key is one order');
    return ok(before);
  }
  const product = await findProduct(tx, given.product);
  invariant(product, `no product ${given.product}`);
  if (!product.open) return refuse({ code: 'product_not_sold', product: product.name });
  const sale = await judgeSale(desk, tx, given.customer, product);
  if (!sale.ok) return sale;
  const size = decideSize(product, given.amount);
  if (!size.ok) return size;
  const account = await desk.accounts.ownById(tx, given.customer, given.account);
  if (!account) return refuse({ code: 'account_not_found' });
  if (account.status !== 'open' || account.currency !== 'CNY') return refuse({ code: 'account_restricted' });
  const order = newOrder(desk, given, product, account.tail, sale.value.coolingDay);
  await insertOrders(tx, [order]);
  if (order.status === 'cooling') {
    await desk.orders.start(tx, {
      key: order.id,
      state: { order: order.id },
      dueAt: instantAt(addDays(dayOf(order.createdAt), 1), 10),
    });
  } else {
    const taken = await takeMoney(desk, tx, order, product, given.payWith);
    if (!taken.ok) return taken;
    if (order.status === 'done') await keepLot(desk, tx, order, product);
    else {
      await desk.orders.start(tx, {
        key: order.id,
        state: { order: order.id },
        dueAt: pricedAt(order.pricedOn),
      });
    }
  }
  await tellOrder(tx, 'wealth.order-accepted', order, order.createdAt);
  return ok(order);
}
