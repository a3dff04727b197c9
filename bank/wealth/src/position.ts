import { type Completion, type CustomerCaller, needs, ready, refused } from '@banxing/capability';
import { dayOf, ok, type Outcome, refuse, words } from '@banxing/kernel';
import { freeShares, heldShares, type Lot } from './lot.ts';
import { lotsOf } from './lot-store.ts';
import type { Order } from './order.ts';
import type { AmountRefusal, RedeemRefusal } from './order-refusals.ts';
import { ordersOf } from './order-store.ts';
import { backWorthOf, worthNow } from './price.ts';
import type { Product } from './product.ts';
import { kindTest, matchProduct } from './product-matching.ts';
import { allProducts } from './product-store.ts';
import { yuan } from './say.ts';
import { sharesCovering, valueOf } from './share.ts';
import type { WealthDesk } from './uses.ts';

export type PositionRefusal =
  RedeemRefusal | AmountRefusal | { readonly code: 'insufficient_funds'; readonly held: bigint };

/** What one of the customer's positions would give back now. */
export const worthOf = (desk: WealthDesk, product: Product, lots: readonly Lot[], at: Date): bigint =>
  lots.reduce(
    (sum, lot) =>
      sum +
      valueOf(
        lot.leftShares,
        product.bond
          ? backWorthOf(desk.feed, product, lot.boughtOn, dayOf(at))
          : worthNow(desk.feed, product, at).value,
      ),
    0n,
  );

/** What a customer holds of one product, and an order for it that still waits. */
export interface Position {
  readonly product: Product;
  readonly lots: readonly Lot[];
  readonly cooling: Order | undefined;
}

async function positionsOf(desk: WealthDesk, caller: CustomerCaller): Promise<Position[]> {
  const [products, lots, orders] = await Promise.all([
    allProducts(desk.db),
    lotsOf(desk.db, caller.customer),
    ordersOf(desk.db, caller.customer),
  ]);
  return products.flatMap((product) => {
    const held = lots.filter((lot) => lot.product === product.code);
    const cooling = orders.find(({ product: code, status }) => code === product.code && status === 'cooling');
    return held.length > 0 || cooling ? [{ product, lots: held, cooling }] : [];
  });
}

function ask(desk: WealthDesk, positions: readonly Position[]): Completion<Position, PositionRefusal> {
  const at = desk.clock.now();
  return needs({
    slot: 'product',
    question: words('赎回哪一只?', 'Which one would you like to redeem?'),
    options: positions.map(({ product, lots }) => ({
      value: product.code,
      label: product.name,
      detail: words(
        `现值 ${yuan(worthOf(desk, product, lots, at))} 元`,
        `worth ¥${yuan(worthOf(desk, product, lots, at))}`,
      ),
    })),
  });
}

/** Which of what is held is meant; what is held and named only by its kind is taken when it is the only one. */
export async function choosePosition(
  desk: WealthDesk,
  caller: CustomerCaller,
  spoken: string | undefined,
): Promise<Completion<Position, PositionRefusal>> {
  const positions = await positionsOf(desk, caller);
  const [only] = positions;
  if (!only) return refused({ code: 'nothing_held' });
  if (spoken === undefined) return positions.length === 1 ? ready(only) : ask(desk, positions);
  const held = positions.map(({ product }) => product);
  const match = matchProduct(held, spoken);
  if (match.kind === 'one') {
    const position = positions.find(({ product }) => product === match.product);
    return position ? ready(position) : ask(desk, positions);
  }
  if (match.kind === 'several') {
    return ask(
      desk,
      positions.filter(({ product }) => match.products.includes(product)),
    );
  }
  const ofKind = kindTest(spoken);
  const fitting = ofKind ? positions.filter(({ product }) => ofKind(product)) : [];
  const [single] = fitting;
  if (single && fitting.length === 1) return ready(single);
  if (fitting.length > 1) return ask(desk, fitting);
  const known = matchProduct(await allProducts(desk.db), spoken).kind === 'one';
  return known ? refused({ code: 'nothing_held' }) : ask(desk, positions);
}

interface Part {
  readonly shares: bigint;
  readonly amount: bigint;
  readonly whole: boolean;
}

/** How many shares are meant: all that are free, or what covers the amount. */
export function decidePart(
  desk: WealthDesk,
  { product, lots }: Position,
  amount: bigint | 'all',
): Outcome<Part, PositionRefusal> {
  const at = desk.clock.now();
  const today = dayOf(at);
  const free = lots.filter(({ freeOn }) => freeOn <= today);
  const worth = worthOf(desk, product, free, at);
  const held = worthOf(desk, product, lots, at);
  if (free.length === 0) {
    const until = lots.map(({ freeOn }) => freeOn).sort()[0];
    return refuse({ code: 'shares_locked', free: 0n, until: until ?? today });
  }
  if (amount === 'all' || amount === worth) {
    return ok({ shares: heldShares(free), amount: worth, whole: free.length === lots.length });
  }
  if (amount > worth) {
    const until = lots
      .filter(({ freeOn }) => freeOn > today)
      .map(({ freeOn }) => freeOn)
      .sort()[0];
    return amount <= held && until !== undefined
      ? refuse({ code: 'shares_locked', free: freeShares(lots, today), until })
      : refuse({ code: 'insufficient_funds', held });
  }
  const { value } = worthNow(desk.feed, product, at);
  const shares = sharesCovering(amount, value);
  return ok({ shares: shares > heldShares(free) ? heldShares(free) : shares, amount, whole: false });
}
