declare module 'quadprog' {
  /** Arrays are counted from 1; minimises ½ b′Db − d′b with A′b ≥ b₀, the first `meq` as equalities. */
  export function solveQP(
    Dmat: number[][],
    dvec: number[],
    Amat: number[][],
    bvec: number[],
    meq?: number,
  ): { readonly solution: number[]; readonly value: number[]; readonly message: string };
}
