import { type Day, daysBetween, divideHalfUp } from '@banxing/kernel';
import type { CardRules } from './card-rules.ts';
import { type Allocation, bearsInterest, type Item } from './item.ts';

/**
 * Fen × days that an item was owed from one day to another: the day of booking counts, the day of repayment does not.
 */
export function daysOwed(
  item: Pick<Item, 'amount'>,
  met: readonly Pick<Allocation, 'amount' | 'metOn'>[],
  from: Day,
  to: Day,
): bigint {
  const whole = item.amount * BigInt(Math.max(0, daysBetween(from, to)));
  // What was met before `from` was not owed on any of the days; what is met later was owed until then.
  return met.reduce((sum, { amount, metOn }) => {
    const since = metOn > from ? metOn : from;
    return sum - amount * BigInt(Math.max(0, daysBetween(since, to)));
  }, whole);
}

/**
 * The interest of some items up to a day, each from where it was last charged or, the first time, from its booking.
 * Rounded once, half up, on their sum.
 */
export function interestOn(
  items: readonly Item[],
  allocations: readonly Allocation[],
  to: Day,
  { dailyRate }: Pick<CardRules, 'dailyRate'>,
): bigint {
  const owed = items.filter(bearsInterest).reduce((sum, item) => {
    const met = allocations.filter(({ debit }) => debit === item.id);
    return sum + daysOwed(item, met, item.chargedTo ?? item.bookedOn, to);
  }, 0n);
  return divideHalfUp(owed * dailyRate.numerator, dailyRate.denominator);
}
