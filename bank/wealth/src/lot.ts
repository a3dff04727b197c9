import type { CustomerId } from '@banxing/capability';
import { type Day, daysBetween, divideHalfUp, type Id, ok, type Outcome, refuse } from '@banxing/kernel';
import type { OrderId } from './order.ts';
import type { ExitFee } from './product.ts';
import { valueOf } from './share.ts';

export type LotId = Id<'lot'>;

/** What is held of a product from one purchase. */
export interface Lot {
  readonly id: LotId;
  readonly fromOrder: OrderId;
  readonly customer: CustomerId;
  readonly product: string;
  readonly shares: bigint;
  readonly leftShares: bigint;
  /** What all of its shares cost, in fen, entry fee included. */
  readonly cost: bigint;
  readonly boughtOn: Day;
  readonly freeOn: Day;
  readonly maturesOn: Day | null;
}

/** A part of a lot that an order takes. */
export interface Taken {
  readonly lot: Lot;
  readonly shares: bigint;
}

export type TakeRefusal =
  | { readonly code: 'nothing_held' }
  | { readonly code: 'shares_locked'; readonly free: bigint; readonly until: Day }
  | { readonly code: 'shares_short'; readonly held: bigint };

const oldestFirst = (a: Lot, b: Lot): number =>
  a.boughtOn === b.boughtOn ? (a.id < b.id ? -1 : 1) : a.boughtOn < b.boughtOn ? -1 : 1;

/** What part of a lot's cost falls on some of its shares, half up. */
export const costOf = (lot: Pick<Lot, 'cost' | 'shares'>, shares: bigint): bigint =>
  divideHalfUp(lot.cost * shares, lot.shares);

export const heldShares = (lots: readonly Lot[]): bigint =>
  lots.reduce((sum, lot) => sum + lot.leftShares, 0n);

export const freeShares = (lots: readonly Lot[], day: Day): bigint =>
  heldShares(lots.filter(({ freeOn }) => freeOn <= day));

/**
 * Takes shares from the oldest lots that are free on a day. Either all that is asked for is free or nothing is taken.
 */
export function takeShares(lots: readonly Lot[], wanted: bigint, day: Day): Outcome<Taken[], TakeRefusal> {
  const held = heldShares(lots);
  if (held === 0n) return refuse({ code: 'nothing_held' });
  if (wanted > held) return refuse({ code: 'shares_short', held });
  const free = lots.filter(({ freeOn, leftShares }) => freeOn <= day && leftShares > 0n).sort(oldestFirst);
  if (wanted > heldShares(free)) {
    const until = lots
      .filter(({ freeOn, leftShares }) => freeOn > day && leftShares > 0n)
      .map(({ freeOn }) => freeOn)
      .sort()[0];
    return refuse({ code: 'shares_locked', free: heldShares(free), until: until ?? day });
  }
  const taken: Taken[] = [];
  let left = wanted;
  for (const lot of free) {
    if (left === 0n) break;
    const shares = lot.leftShares < left ? lot.leftShares : left;
    taken.push({ lot, shares });
    left -= shares;
  }
  return ok(taken);
}

/** What handing these shares back costs by how long each was held, in fen. */
export function exitFeeOf(
  fees: readonly ExitFee[],
  taken: readonly Taken[],
  unitValue: bigint,
  on: Day,
): bigint {
  const tiers = [...fees].sort((a, b) => a.days - b.days);
  return taken.reduce((sum, { lot, shares }) => {
    const held = daysBetween(lot.boughtOn, on);
    const tier = tiers.find(({ days }) => held < days);
    return sum + divideHalfUp(valueOf(shares, unitValue) * BigInt(tier?.basisPoints ?? 0), 10_000n);
  }, 0n);
}
