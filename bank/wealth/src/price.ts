import { addDays, addMonths, type Day, dayOf, daysBetween, divideHalfUp, instantAt } from '@banxing/kernel';
import type { MarketFeed } from './market/feed.ts';
import type { Product } from './product.ts';
import { lastValuedDay } from './trading-days.ts';

/** The days on which a bond pays its yearly interest, issue to maturity. */
export function couponDays(bond: NonNullable<Product['bond']>): Day[] {
  const days: Day[] = [];
  for (let year = 1; ; year += 1) {
    const day = addMonths(bond.issuedOn, 12 * year);
    if (day > bond.maturesOn) return days;
    days.push(day);
  }
}

/** The day from which interest on a bond runs that has not been paid: the last coupon, the issue, or the purchase. */
function interestFrom(bond: NonNullable<Product['bond']>, day: Day, boughtOn: Day): Day {
  const since = couponDays(bond).findLast((each) => each <= day) ?? bond.issuedOn;
  return since > boughtOn ? since : boughtOn;
}

const yearly = (bond: NonNullable<Product['bond']>): bigint => BigInt(bond.couponBasisPoints) * 10_000n;

/** Interest on one hundred of face over so many days, in millionths of a yuan. */
const interestFor = (bond: NonNullable<Product['bond']>, days: number): bigint =>
  divideHalfUp(yearly(bond) * BigInt(Math.max(0, days)), 365n);

/**
 * What one unit is worth as of a day. A bond of the market is bought and sold with the interest that it has gathered; a
 * savings bond is bought at its face, and its interest counts when it is paid.
 */
export function worthOn(feed: MarketFeed, product: Product, day: Day): bigint {
  const value = feed.unitValue(product, day);
  const { bond } = product;
  if (bond?.form !== 'market') return value;
  return value + interestFor(bond, daysBetween(interestFrom(bond, day, bond.issuedOn), day));
}

/** The interest that one coupon pays on one hundred of face to who bought on a day, in millionths of a yuan. */
export function couponOf(bond: NonNullable<Product['bond']>, on: Day, boughtOn: Day): bigint {
  const begins = addMonths(on, -12);
  if (bond.form === 'market' || boughtOn <= begins) return yearly(bond);
  return interestFor(bond, daysBetween(boughtOn, on));
}

/** A unit value with the day that it is of. */
export interface Worth {
  readonly value: bigint;
  readonly on: Day;
}

/** What one unit is worth as far as is known at an instant: gold now, bonds today, the rest as of the last valued day. */
export function worthNow(feed: MarketFeed, product: Product, at: Date): Worth {
  if (product.kind === 'gold') return { value: feed.goldPrice(at), on: dayOf(at) };
  if (product.bond) return { value: worthOn(feed, product, dayOf(at)), on: dayOf(at) };
  const on = lastValuedDay(at);
  return { value: feed.unitValue(product, on), on };
}

/** What a unit gives back on a day: of a savings bond its face, and its interest less what leaving early costs. */
export function backWorthOf(feed: MarketFeed, product: Product, boughtOn: Day, day: Day): bigint {
  const worth = worthOn(feed, product, day);
  const { bond } = product;
  if (bond?.form !== 'savings' || day >= bond.maturesOn) return worth;
  const held = daysBetween(boughtOn, day);
  const lost = held < 730 ? 180 : held < 1095 ? 90 : 60;
  const since = daysBetween(interestFrom(bond, day, boughtOn), day);
  return worth + interestFor(bond, since - lost);
}

/** Hours of the bank's day at which prices are taken and money is paid. */
export const pricingHour = 9;
export const payingHour = 10;

export const pricedAt = (day: Day): Date => instantAt(day, pricingHour);
export const paidAt = (day: Day): Date => instantAt(day, payingHour);

/** The day before, for what a day has changed. */
export const dayBefore = (day: Day): Day => addDays(day, -1);
