import { divideHalfUp, invariant } from '@banxing/kernel';

/** Shares (grams of gold, hundreds of a bond's face) are kept in ten-thousandths, unit values in millionths of a yuan. */
export const sharesPerUnit = 10_000n;
export const valuesPerYuan = 1_000_000n;

const fenDivisor = (sharesPerUnit * valuesPerYuan) / 100n;

/** What shares are worth, in fen, half up. */
export const valueOf = (shares: bigint, unitValue: bigint): bigint =>
  divideHalfUp(shares * unitValue, fenDivisor);

/** The shares that so many fen buy, to a hundredth of a share as registrars keep them, half up. */
export function sharesFor(fen: bigint, unitValue: bigint): bigint {
  invariant(unitValue > 0n, 'a unit has a value');
  return divideHalfUp(fen * fenDivisor, unitValue * 100n) * 100n;
}

/** The least shares that are worth so many fen or more: what is given up to be paid exactly that. */
export function sharesCovering(fen: bigint, unitValue: bigint): bigint {
  invariant(unitValue > 0n, 'a unit has a value');
  return (fen * fenDivisor + unitValue - 1n) / unitValue;
}

const withDecimals = (value: bigint, scale: bigint, decimals: number): string => {
  const cut = 10n ** BigInt(decimals);
  const rounded = divideHalfUp(value * cut, scale);
  const digits = (rounded < 0n ? -rounded : rounded).toString().padStart(decimals + 1, '0');
  const sign = rounded < 0n ? '-' : '';
  return decimals === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

/** `1.0834`. */
export const formatUnitValue = (value: bigint, decimals = 4): string =>
  withDecimals(value, valuesPerYuan, decimals);

/** `9234.56`; gold in grams has four decimals. */
export const formatShares = (shares: bigint, decimals = 2): string =>
  withDecimals(shares, sharesPerUnit, decimals);

/** Millionths as a percentage with two decimals: 23,512 is `2.35`. */
export const formatPercent = (millionths: bigint): string => withDecimals(millionths * 100n, 1_000_000n, 2);
