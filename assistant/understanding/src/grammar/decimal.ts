/** An exact decimal: `digits` × 10^−`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export const whole = (value: bigint | number): Decimal => ({ digits: BigInt(value), scale: 0 });

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: a.digits * powerOfTen(scale - a.scale) + b.digits * powerOfTen(scale - b.scale), scale };
}

export const times = (a: Decimal, factor: bigint): Decimal => ({ digits: a.digits * factor, scale: a.scale });

/** A tenth of it, still exact. */
export const tenth = (a: Decimal): Decimal => ({ digits: a.digits, scale: a.scale + 1 });

/** Reads plain ASCII digits with at most one point; the caller has checked the shape. */
export function decimalFrom(text: string): Decimal {
  const [integer = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(integer + fraction), scale: fraction.length };
}

/** Without trailing zeros after the point: `3.50` → `3.5`. */
export function plainText(value: Decimal): string {
  const sign = value.digits < 0n ? '-' : '';
  const digits = (value.digits < 0n ? -value.digits : value.digits).toString().padStart(value.scale + 1, '0');
  const integer = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/u, '');
  return sign + integer + (fraction ? `.${fraction}` : '');
}

/** Money with two places, `500.00`; undefined for zero, below zero, finer than a fen, or beyond 10^14. */
export function moneyText(value: Decimal): string | undefined {
  if (value.digits <= 0n) return undefined;
  const plain = plainText(value);
  const [integer = '0', fraction = ''] = plain.split('.');
  if (fraction.length > 2 || integer.length > 14) return undefined;
  return `${integer}.${fraction.padEnd(2, '0')}`;
}

/** As a number, where a small whole number is meant (days, months, ages); undefined when it is none. */
export function smallWhole(value: Decimal): number | undefined {
  const plain = plainText(value);
  return /^\d{1,7}$/u.test(plain) ? Number(plain) : undefined;
}
