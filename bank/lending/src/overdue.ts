import { type Day, daysBetween, divideHalfUp } from '@banxing/kernel';
import type { YearlyRate } from './rate.ts';

/** Late instalments cost half as much again as the loan's own rate. */
export const penaltyTimes = { numerator: 3n, denominator: 2n } as const;

/** A year of interest reckoned by the day has 360 days. */
export const daysInInterestYear = 360n;

/** Days that something unpaid is late; none on the due day itself. */
export const daysLate = (dueOn: Day, today: Day): number => Math.max(0, daysBetween(dueOn, today));

/**
 * What being late costs: one and a half times the yearly rate on the whole instalment for each day after the due day, one
 * fraction rounded half up to the fen, so that it does not matter how often it is reckoned.
 */
export function penaltyOn(
  instalment: { readonly dueOn: Day; readonly principal: bigint; readonly interest: bigint },
  rate: YearlyRate,
  today: Day,
): bigint {
  const days = BigInt(daysLate(instalment.dueOn, today));
  return divideHalfUp(
    (instalment.principal + instalment.interest) * rate.numerator * penaltyTimes.numerator * days,
    rate.denominator * penaltyTimes.denominator * daysInInterestYear,
  );
}
