import { type Currency, decimalsOf } from './currency.ts';
import { invariant, ok, type Outcome, refuse } from './outcome.ts';

/** An exact amount: whole minor units (fen for CNY) of one currency. Never a float. */
export interface Money {
  readonly minorUnits: bigint;
  readonly currency: Currency;
}

export type MoneyRefusal =
  | { readonly code: 'amount_not_a_number'; readonly text: string }
  | { readonly code: 'amount_too_precise'; readonly text: string; readonly decimals: number }
  | { readonly code: 'amount_too_large'; readonly text: string };

/** The largest amount that the books can hold, in minor units; above it sums could leave a 64-bit integer. */
export const largestMinorUnits = 1_000_000_000_000_000n;

export const money = (minorUnits: bigint, currency: Currency = 'CNY'): Money => ({ minorUnits, currency });

export const zero = (currency: Currency = 'CNY'): Money => money(0n, currency);

const decimalPattern = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d+))?$/u;

/**
 * Reads a plain decimal string such as `500.00`, `-3.5` or `12`. Refuses anything else: exponents, separators,
 * full-width digits, signs other than a leading minus, more decimals than the currency has, and absurd sizes. Never rounds.
 */
export function parseMoney(text: string, currency: Currency = 'CNY'): Outcome<Money, MoneyRefusal> {
  const match = decimalPattern.exec(text);
  if (!match) return refuse({ code: 'amount_not_a_number', text: text.slice(0, 40) });
  const [, sign, whole = '0', fraction = ''] = match;
  const decimals = decimalsOf(currency);
  if (fraction.length > decimals) return refuse({ code: 'amount_too_precise', text, decimals });
  const minorUnits = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (minorUnits > largestMinorUnits) return refuse({ code: 'amount_too_large', text });
  return ok(money(sign === '-' ? -minorUnits : minorUnits, currency));
}

/** Reads an amount that the program itself wrote; anything unreadable is a bug. */
export function moneyOf(text: string, currency: Currency = 'CNY'): Money {
  const parsed = parseMoney(text, currency);
  invariant(parsed.ok, `not an amount: ${text}`);
  return parsed.value;
}

/** The wire form, with all decimals of the currency: `500.00`, `-3.50`, `1200` (JPY). */
export function formatMoney(amount: Money): string {
  const decimals = decimalsOf(amount.currency);
  const negative = amount.minorUnits < 0n;
  const digits = (negative ? -amount.minorUnits : amount.minorUnits).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${negative ? '-' : ''}${whole}${decimals > 0 ? `.${fraction}` : ''}`;
}

/** For people: thousands separated, `12,345.67`. */
export function formatMoneyForPeople(amount: Money): string {
  const [whole = '0', fraction] = formatMoney(amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function sameCurrency(a: Money, b: Money): Currency {
  invariant(a.currency === b.currency, `mixed currencies ${a.currency} and ${b.currency}`);
  return a.currency;
}

export const addMoney = (a: Money, b: Money): Money => money(a.minorUnits + b.minorUnits, sameCurrency(a, b));

export const subtractMoney = (a: Money, b: Money): Money =>
  money(a.minorUnits - b.minorUnits, sameCurrency(a, b));

export const negateMoney = (a: Money): Money => money(-a.minorUnits, a.currency);

export const sumMoney = (amounts: readonly Money[], currency: Currency = 'CNY'): Money =>
  amounts.reduce((sum, amount) => addMoney(sum, amount), zero(currency));

/** Negative, zero or positive as `a` is smaller than, equal to or larger than `b`. */
export function compareMoney(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.minorUnits < b.minorUnits ? -1 : a.minorUnits > b.minorUnits ? 1 : 0;
}

export const isPositive = (a: Money): boolean => a.minorUnits > 0n;
export const isZero = (a: Money): boolean => a.minorUnits === 0n;
export const isNegative = (a: Money): boolean => a.minorUnits < 0n;

/** `numerator / denominator` rounded half to even, as interest rules in banking have it. `denominator` > 0. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  invariant(denominator > 0n, 'denominator must be positive');
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const quotient = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** `numerator / denominator` rounded half away from zero, as statements show fractions of a fen. `denominator` > 0. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  invariant(denominator > 0n, 'denominator must be positive');
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return negative ? -rounded : rounded;
}

/**
 * `amount × numerator / denominator`, rounded half up to the minor unit: for rates, where the rate is an exact fraction
 * (3.95 % a year for 30 of 360 days is 395 × 30 / (10,000 × 360)).
 */
export const scaleMoney = (amount: Money, numerator: bigint, denominator: bigint): Money =>
  money(divideHalfUp(amount.minorUnits * numerator, denominator), amount.currency);

/** Splits into `parts` shares that differ by at most one minor unit and add up exactly; earlier shares get the larger. */
export function splitEvenly(amount: Money, parts: number): Money[] {
  invariant(Number.isInteger(parts) && parts > 0, 'parts must be a positive whole number');
  return splitByWeights(
    amount,
    Array.from({ length: parts }, () => 1n),
  );
}

/** Splits by whole weights; the shares add up exactly (largest remainder first, then the earlier share). */
export function splitByWeights(amount: Money, weights: readonly bigint[]): Money[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  invariant(whole > 0n && weights.every((weight) => weight >= 0n), 'weights must be positive in sum');
  const negative = amount.minorUnits < 0n;
  const magnitude = negative ? -amount.minorUnits : amount.minorUnits;
  const floors = weights.map((weight) => (magnitude * weight) / whole);
  let left = magnitude - floors.reduce((sum, share) => sum + share, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (magnitude * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    floors[index] = (floors[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return floors.map((share) => money(negative ? -share : share, amount.currency));
}
