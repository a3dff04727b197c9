import { Matrix } from 'ml-matrix';
import type { Table, Vector } from './quadratic-program.ts';

const sum = (vector: Vector): number => vector.reduce((total, value) => total + value, 0);
const mean = (vector: Vector): number => sum(vector) / vector.length;

/** Prices of one asset in the order of time; null where there was none yet. */
export type Prices = readonly (number | null)[];

/** Changes from one price to the next; null where either is missing. */
export const changesOf = (prices: Prices): readonly (number | null)[] =>
  prices.slice(1).map((price, index) => {
    const before = prices[index] ?? null;
    return price === null || before === null ? null : price / before - 1;
  });

const present = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** The yearly growth that the changes come to, compounded. */
export function yearlyReturn(changes: readonly (number | null)[], periodsAYear: number): number {
  const known = present(changes);
  const grown = known.reduce((level, change) => level * (1 + change), 1);
  return grown ** (periodsAYear / known.length) - 1;
}

/** The average change of a period times the periods of a year, not compounded. */
export const averageReturn = (changes: readonly (number | null)[], periodsAYear: number): number =>
  mean(present(changes)) * periodsAYear;

/** The covariance of two rows over the periods in which both are known. */
function covarianceOf(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  const both = a.flatMap((x, index) => {
    const y = b[index] ?? null;
    return x === null || y === null ? [] : [[x, y] as const];
  });
  const meanX = mean(both.map(([x]) => x));
  const meanY = mean(both.map(([, y]) => y));
  return sum(both.map(([x, y]) => (x - meanX) * (y - meanY))) / (both.length - 1);
}

/** Yearly covariances of assets; those of different length over the time that they share. */
export const covariances = (
  changes: readonly (readonly (number | null)[])[],
  periodsAYear: number,
): number[][] => changes.map((a) => changes.map((b) => covarianceOf(a, b) * periodsAYear));

/** Correlations; each over the time that both share, as `covariances`, but with deviations over that time too. */
export const correlations = (changes: readonly (readonly (number | null)[])[]): number[][] =>
  changes.map((a) =>
    changes.map((b) => {
      const shared = a.map((x, index) => (x === null || (b[index] ?? null) === null ? null : x));
      const other = b.map((y, index) => (y === null || (a[index] ?? null) === null ? null : y));
      return (
        covarianceOf(shared, other) / Math.sqrt(covarianceOf(shared, shared) * covarianceOf(other, other))
      );
    }),
  );

/**
 * Ledoit and Wolf's shrinkage towards constant correlation (2003): what chance put into a covariance of few years is
 * drawn back to what all pairs have in common. Needs whole rows. Yearly.
 */
export function shrunkCovariances(
  changes: Table,
  periodsAYear: number,
): { table: number[][]; shrinkage: number } {
  const periods = changes[0]?.length ?? 0;
  const count = changes.length;
  const centred = new Matrix(changes.map((row) => row.map((value) => value - mean(row))));
  const sample = centred.mmul(centred.transpose()).div(periods);
  const deviation = Array.from({ length: count }, (_, i) => Math.sqrt(sample.get(i, i)));
  const pairs = (count * (count - 1)) / 2;
  let correlation = 0;
  for (let i = 0; i < count; i += 1)
    for (let j = i + 1; j < count; j += 1)
      correlation += sample.get(i, j) / ((deviation[i] ?? 1) * (deviation[j] ?? 1)) / pairs;
  const target = (i: number, j: number): number =>
    i === j ? sample.get(i, i) : correlation * (deviation[i] ?? 0) * (deviation[j] ?? 0);
  let pi = 0;
  let rho = 0;
  let gamma = 0;
  const product = (i: number, j: number, t: number): number => centred.get(i, t) * centred.get(j, t);
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < count; j += 1) {
      let spread = 0;
      let own = 0;
      let other = 0;
      for (let t = 0; t < periods; t += 1) {
        const off = product(i, j, t) - sample.get(i, j);
        spread += off * off;
        own += (product(i, i, t) - sample.get(i, i)) * off;
        other += (product(j, j, t) - sample.get(j, j)) * off;
      }
      pi += spread / periods;
      gamma += (target(i, j) - sample.get(i, j)) ** 2;
      if (i === j) rho += spread / periods;
      else {
        const ratio = (deviation[j] ?? 1) / (deviation[i] ?? 1);
        rho += (correlation / 2) * ((ratio * own) / periods + other / periods / ratio);
      }
    }
  }
  const shrinkage = gamma === 0 ? 0 : Math.max(0, Math.min(1, (pi - rho) / gamma / periods));
  const table = Array.from({ length: count }, (_, i) =>
    Array.from(
      { length: count },
      (__, j) => (shrinkage * target(i, j) + (1 - shrinkage) * sample.get(i, j)) * periodsAYear,
    ),
  );
  return { table, shrinkage };
}

export const dot = (a: Vector, b: Vector): number => sum(a.map((value, index) => value * (b[index] ?? 0)));

export const times = (table: Table, vector: Vector): number[] => table.map((row) => dot(row, vector));

/** The yearly swing of a mix. */
export const swingOfMix = (weights: Vector, covariance: Table): number =>
  Math.sqrt(Math.max(0, dot(weights, times(covariance, weights))));
