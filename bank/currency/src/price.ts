import {
  type Currency,
  decimalsOf,
  divideHalfEven,
  invariant,
  type Money,
  money,
  ok,
  type Outcome,
  refuse,
} from '@banxing/kernel';

/** Yuan for a currency's quoted unit, in ten-thousandths of a yuan: 7.1023 is 71023n. */
export type Price = bigint;

const scale = 10_000n;

export interface PriceRefusal {
  readonly code: 'price_unreadable';
}

/** Reads `7.1`, `7.1023` or `710`; more than four decimals, zero and anything else is refused. */
export function parsePrice(text: string): Outcome<Price, PriceRefusal> {
  const match = /^(\d{1,6})(?:\.(\d{1,4}))?$/u.exec(text.trim());
  const price = match ? BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(4, '0')) : 0n;
  return price > 0n ? ok(price) : refuse({ code: 'price_unreadable' });
}

/** Reads a price that the program itself wrote. */
export function priceOf(text: string): Price {
  const parsed = parsePrice(text);
  invariant(parsed.ok, `not a price: ${text}`);
  return parsed.value;
}

/** Always with four decimals: `7.1000`. */
export const formatPrice = (price: Price): string =>
  `${String(price / scale)}.${String(price % scale).padStart(4, '0')}`;

/** How many units a currency is quoted for: a hundred where one is worth only a few fen. */
export const quotedUnitOf = (currency: Currency): 1 | 100 =>
  currency === 'JPY' || currency === 'KRW' ? 100 : 1;

const minorPerUnit = (currency: Currency): bigint => 10n ** BigInt(decimalsOf(currency));

/**
 * What an amount of a foreign currency comes to in yuan at a price, rounded half to even to the fen. The same figure is
 * used for both sides of an exchange, so that the rounding favours neither.
 */
export function yuanOf(foreign: Money, price: Price): Money {
  invariant(foreign.currency !== 'CNY', 'yuan have no price in yuan');
  const denominator =
    minorPerUnit(foreign.currency) * BigInt(quotedUnitOf(foreign.currency)) * (scale / 100n);
  return money(divideHalfEven(foreign.minorUnits * price, denominator));
}

/** Yuan as US dollars at the dollar's middle price, rounded half to even to the cent: for allowances. */
export const dollarsOf = (yuan: Money, dollarMid: Price): Money =>
  money(divideHalfEven(yuan.minorUnits * scale, dollarMid), 'USD');

/** What an amount of any quoted currency is worth in US dollars. Dollars are worth themselves. */
export const worthInDollars = (foreign: Money, mid: Price, dollarMid: Price): Money =>
  foreign.currency === 'USD' ? foreign : dollarsOf(yuanOf(foreign, mid), dollarMid);
