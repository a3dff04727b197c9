import { invariant } from '@banxing/kernel';
import { solve, type Table, type Vector } from './quadratic-program.ts';
import { dot, swingOfMix } from './statistics.ts';

export interface Mix {
  readonly weights: Vector;
  readonly return: number;
  readonly swing: number;
  readonly sharpe: number;
}

const unit = (count: number, place: number): number[] =>
  Array.from({ length: count }, (_, index) => (index === place ? 1 : 0));

const longOnly = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ row: unit(count, place), value: 0 }));

export const mixOf = (weights: Vector, returns: Vector, covariance: Table, safeRate: number): Mix => {
  const expected = dot(weights, returns);
  const swing = swingOfMix(weights, covariance);
  return { weights, return: expected, swing, sharpe: (expected - safeRate) / swing };
};

/** The mix with the least swing, nothing sold short. */
export function leastSwing(returns: Vector, covariance: Table, safeRate: number): Mix {
  const count = returns.length;
  const weights = solve({
    quadratic: covariance,
    linear: returns.map(() => 0),
    equalities: [{ row: returns.map(() => 1), value: 1 }],
    inequalities: longOnly(count),
  });
  invariant(weights, 'a mix of everything exists');
  return mixOf(weights, returns, covariance, safeRate);
}

/** The mix with the most return above the safe rate for its swing, nothing sold short. */
export function mostSharpe(returns: Vector, covariance: Table, safeRate: number): Mix {
  const excess = returns.map((value) => value - safeRate);
  // Of all mixes with an excess of one, the one that swings least; scaled back to a whole.
  const scaled = solve({
    quadratic: covariance,
    linear: returns.map(() => 0),
    equalities: [{ row: excess, value: 1 }],
    inequalities: longOnly(returns.length),
  });
  invariant(scaled, 'something yields more than the safe rate');
  const whole = scaled.reduce((sum, value) => sum + value, 0);
  return mixOf(
    scaled.map((value) => value / whole),
    returns,
    covariance,
    safeRate,
  );
}

export interface Bounds {
  readonly least: Vector;
  readonly most: Vector;
}

/** The mix that is worth most to somebody of so much aversion to swings: return less aversion × swing² / 2, within bounds. */
export function bestFor(
  returns: Vector,
  covariance: Table,
  aversion: number,
  { least, most }: Bounds,
): Vector | undefined {
  const count = returns.length;
  return solve({
    quadratic: covariance.map((row) => row.map((value) => value * aversion)),
    linear: returns,
    equalities: [{ row: returns.map(() => 1), value: 1 }],
    inequalities: [
      ...least.map((value, place) => ({ row: unit(count, place), value })),
      ...most.map((value, place) => ({ row: unit(count, place).map((each) => -each), value: -value })),
    ],
  });
}
