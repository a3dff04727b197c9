import { divideHalfUp, invariant } from '@banxing/kernel';

/** Upper end of each step of taxable income a year (minor units; null for none) and its rate in percent. */
type Steps = readonly { readonly upTo: bigint | null; readonly percent: bigint }[];

const step = (upTo: bigint | null, percent: bigint) => ({ upTo, percent });

/** 综合所得: wages, services, writing. */
const wages: Steps = [
  step(36_000_00n, 3n),
  step(144_000_00n, 10n),
  step(300_000_00n, 20n),
  step(420_000_00n, 25n),
  step(660_000_00n, 30n),
  step(960_000_00n, 35n),
  step(null, 45n),
];

/** 经营所得: what a business leaves its owner. */
const business: Steps = [
  step(30_000_00n, 5n),
  step(90_000_00n, 10n),
  step(300_000_00n, 20n),
  step(500_000_00n, 30n),
  step(null, 35n),
];

export const taxKinds = ['wages', 'business'] as const;
export type TaxKind = (typeof taxKinds)[number];

const stepsOf: Readonly<Record<TaxKind, Steps>> = { wages, business };

/** What everybody may deduct in a year. */
export const basicDeduction = 60_000_00n;

/** Income tax of a year on taxable income, step by step, rounded half up to the fen once. */
export function yearlyTax(kind: TaxKind, taxable: bigint): bigint {
  let hundredfold = 0n;
  let from = 0n;
  for (const { upTo, percent } of stepsOf[kind]) {
    if (taxable <= from) break;
    const to = upTo === null || taxable < upTo ? taxable : upTo;
    hundredfold += (to - from) * percent;
    from = to;
  }
  return divideHalfUp(hundredfold, 100n);
}

/** The rate on the last fen of taxable income, in percent; zero when there is none. */
export function marginalPercent(kind: TaxKind, taxable: bigint): bigint {
  if (taxable <= 0n) return 0n;
  const found = stepsOf[kind].find(({ upTo }) => upTo === null || taxable <= upTo);
  invariant(found, 'the last step has no end');
  return found.percent;
}

/** What deducting an amount from taxable income saves in a year. */
export const taxSaved = (kind: TaxKind, taxable: bigint, amount: bigint): bigint =>
  yearlyTax(kind, taxable) - yearlyTax(kind, taxable > amount ? taxable - amount : 0n);
