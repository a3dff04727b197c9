import { addMonths, type Day, monthRange } from '@banxing/kernel';
import type { CardRules } from './card-rules.ts';

/** Points of one month; they are used up oldest first. */
export interface PointLot {
  /** `YYYY-MM`. */
  readonly earnedIn: string;
  readonly expiresOn: Day;
  readonly points: bigint;
  readonly remaining: bigint;
}

/** A point for each whole yuan. */
export const pointsFor = (amount: bigint): bigint => amount / 100n;

/** Points earned in a month expire with the last day of the month so many months later. */
export const expiryOf = (day: Day, rules: Pick<CardRules, 'pointMonths'>): Day =>
  monthRange(addMonths(`${day.slice(0, 7)}-01`, rules.pointMonths)).to;

/** Lots that still hold points on a day, the first to expire first. */
export const livingLots = (lots: readonly PointLot[], on: Day): PointLot[] =>
  lots
    .filter((lot) => lot.remaining > 0n && lot.expiresOn >= on)
    .sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));

export const pointsLeft = (lots: readonly PointLot[], on: Day): bigint =>
  livingLots(lots, on).reduce((sum, { remaining }) => sum + remaining, 0n);

/** Takes points from the lots that expire first; undefined when there are not enough. */
export function takePoints(lots: readonly PointLot[], points: bigint, on: Day): PointLot[] | undefined {
  if (pointsLeft(lots, on) < points) return undefined;
  let left = points;
  const touched: PointLot[] = [];
  for (const lot of livingLots(lots, on)) {
    if (left === 0n) break;
    const taken = left < lot.remaining ? left : lot.remaining;
    touched.push({ ...lot, remaining: lot.remaining - taken });
    left -= taken;
  }
  return touched;
}
