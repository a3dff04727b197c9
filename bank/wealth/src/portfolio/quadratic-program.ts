import quadprog from 'quadprog';
import { invariant } from '@banxing/kernel';

export type Vector = readonly number[];
export type Table = readonly Vector[];

export interface QuadraticProgram {
  /** Symmetric and positive definite. */
  readonly quadratic: Table;
  readonly linear: Vector;
  /** Rows whose product with the solution is exactly the value. */
  readonly equalities: readonly { readonly row: Vector; readonly value: number }[];
  /** Rows whose product with the solution is at least the value. */
  readonly inequalities: readonly { readonly row: Vector; readonly value: number }[];
}

const fromOne = (vector: Vector): number[] => [0, ...vector];

/** Minimises ½ x′Qx − c′x within the constraints; undefined when nothing satisfies them. */
export function solve({ quadratic, linear, equalities, inequalities }: QuadraticProgram): Vector | undefined {
  const constraints = [...equalities, ...inequalities];
  const count = linear.length;
  const amat = [
    [],
    ...Array.from({ length: count }, (_, place) => fromOne(constraints.map(({ row }) => row[place] ?? 0))),
  ];
  const result = quadprog.solveQP(
    [[], ...quadratic.map(fromOne)],
    fromOne(linear),
    amat,
    fromOne(constraints.map(({ value }) => value)),
    equalities.length,
  );
  if (result.message !== '') return undefined;
  const solution = result.solution.slice(1, count + 1);
  invariant(solution.length === count, 'a weight for each asset');
  return solution;
}
