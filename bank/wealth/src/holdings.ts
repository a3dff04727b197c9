import type { CustomerId } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { dayOf, type Day } from '@banxing/kernel';
import { costOf, freeShares, heldShares, type Lot } from './lot.ts';
import { lotsOf } from './lot-store.ts';
import type { Order } from './order.ts';
import { ordersOf } from './order-store.ts';
import { dayBefore, worthNow, worthOn, type Worth } from './price.ts';
import type { Product } from './product.ts';
import { allProducts } from './product-store.ts';
import { valueOf } from './share.ts';
import type { WealthUses } from './uses.ts';

/** What a customer holds of one product. Amounts in fen. */
export interface Holding {
  readonly product: Product;
  readonly shares: bigint;
  readonly worth: Worth;
  readonly value: bigint;
  readonly cost: bigint;
  /** What the last known day changed. */
  readonly dayChange: bigint;
  /** Nothing can be had before this day; null when some or all can. */
  readonly lockedUntil: Day | null;
  readonly maturesOn: Day | null;
}

/** An order whose price or money is still to come. */
export interface Pending {
  readonly order: Order;
  readonly product: Product;
}

export interface Holdings {
  readonly held: readonly Holding[];
  readonly pending: readonly Pending[];
}

function holdingOf(
  uses: Pick<WealthUses, 'feed' | 'clock'>,
  product: Product,
  lots: readonly Lot[],
): Holding {
  const at = uses.clock.now();
  const today = dayOf(at);
  const worth = worthNow(uses.feed, product, at);
  const shares = heldShares(lots);
  const before = worthOn(uses.feed, product, dayBefore(worth.on));
  // What was bought on the valued day itself has not changed by it.
  const older = heldShares(lots.filter(({ boughtOn }) => boughtOn < worth.on));
  const frees = lots.map(({ freeOn }) => freeOn).sort();
  const matures = lots.flatMap(({ maturesOn }) => maturesOn ?? []).sort();
  return {
    product,
    shares,
    worth,
    value: valueOf(shares, worth.value),
    cost: lots.reduce((sum, lot) => sum + costOf(lot, lot.leftShares), 0n),
    dayChange: valueOf(older, worth.value) - valueOf(older, before),
    lockedUntil: freeShares(lots, today) === 0n ? (frees[0] ?? null) : null,
    maturesOn: matures[0] ?? null,
  };
}

/** Everything that a customer holds and has on order. */
export async function holdingsOf(
  uses: Pick<WealthUses, 'feed' | 'clock'>,
  q: Queryable,
  customer: CustomerId,
): Promise<Holdings> {
  const [products, lots, orders] = await Promise.all([
    allProducts(q),
    lotsOf(q, customer),
    ordersOf(q, customer),
  ]);
  const held = products.flatMap((product) => {
    const own = lots.filter((lot) => lot.product === product.code);
    return own.length === 0 ? [] : [holdingOf(uses, product, own)];
  });
  const pending = orders.flatMap((order) => {
    const product = products.find(({ code }) => code === order.product);
    const waits = ['cooling', 'accepted', 'priced'].includes(order.status);
    return product && waits ? [{ order, product }] : [];
  });
  return { held, pending };
}
