import { Matrix, solve } from 'ml-matrix';
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

/** That one asset will return so much, give or take `doubt`. */
export interface View {
  readonly asset: number;
  readonly return: number;
  readonly doubt: number;
}

/** How far the prior itself is doubted, as a part of the covariance. */
const priorDoubt = 0.05;

/** The prior drawn towards what is known better: each asset moves with those that it moves with. */
export function posteriorReturns(prior: Vector, covariance: Table, views: readonly View[]): number[] {
  if (views.length === 0) return [...prior];
  const spread = new Matrix(covariance.map((row) => row.map((value) => value * priorDoubt)));
  const picks = new Matrix(views.map(({ asset }) => prior.map((_, place) => (place === asset ? 1 : 0))));
  const doubt = Matrix.diag(views.map((view) => view.doubt ** 2));
  const across = spread.mmul(picks.transpose());
  const surprise = Matrix.columnVector(views.map((view) => view.return - (prior[view.asset] ?? 0)));
  const pull = across.mmul(solve(picks.mmul(across).add(doubt), surprise));
  return prior.map((value, place) => value + pull.get(place, 0));
}
