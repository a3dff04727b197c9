import { changesOf, type Prices, times } from './statistics.ts';
import type { Table, Vector } from './quadratic-program.ts';

/** How averse the market as a whole is to swings: its average yearly return above the safe rate over its variance. */
export function marketAversion(prices: Prices, periodsAYear: number, safeRate: number): number {
  const changes = changesOf(prices).filter((change) => change !== null);
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const variance = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (changes.length - 1);
  return (mean * periodsAYear - safeRate) / (variance * periodsAYear);
}

/**
 * The returns at which the market would hold just what it holds (Black and Litterman's prior): past averages of a few
 * years say little, what everybody holds says more.
 */
export const impliedReturns = (
  marketWeights: Vector,
  covariance: Table,
  aversion: number,
  safeRate: number,
): number[] => times(covariance, marketWeights).map((value) => value * aversion + safeRate);
