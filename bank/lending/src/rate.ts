import { invariant, ok, type Outcome, refuse } from '@banxing/kernel';

/** A yearly interest rate as an exact fraction: 3.95 % is 395 / 10,000. */
export interface YearlyRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export type RateRefusal = { readonly code: 'rate_not_a_number' } | { readonly code: 'rate_out_of_range' };

/** Rates above this are not lawful private lending, and surely a slip of the tongue. */
const highestPercent = 36n;

/** Reads a percentage such as `3.95`; at most four decimals, 0 to 36. */
export function parseRate(percent: string): Outcome<YearlyRate, RateRefusal> {
  const match = /^(0|[1-9]\d{0,2})(?:\.(\d{1,4}))?$/u.exec(percent);
  if (!match) return refuse({ code: 'rate_not_a_number' });
  const [, whole = '0', fraction = ''] = match;
  const scale = 10n ** BigInt(fraction.length);
  const rate = { numerator: BigInt(whole + fraction), denominator: 100n * scale };
  if (rate.numerator > highestPercent * scale) return refuse({ code: 'rate_out_of_range' });
  return ok(rate);
}

/** Reads a rate that the program itself keeps; anything unreadable is a bug. */
export function rateOf(percent: string): YearlyRate {
  const parsed = parseRate(percent);
  invariant(parsed.ok, `not a rate: ${percent}`);
  return parsed.value;
}
