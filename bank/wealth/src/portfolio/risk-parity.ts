import type { Table, Vector } from './quadratic-program.ts';

interface Cluster {
  readonly members: readonly number[];
  readonly id: number;
}

/** Single linkage: the nearest two clusters join, until one is left; its members stand in the order of the tree. */
function orderByLikeness(distance: Table): readonly number[] {
  let clusters: Cluster[] = distance.map((_, id) => ({ members: [id], id }));
  let next = distance.length;
  const between = (a: Cluster, b: Cluster): number =>
    Math.min(...a.members.flatMap((i) => b.members.map((j) => distance[i]?.[j] ?? Number.POSITIVE_INFINITY)));
  while (clusters.length > 1) {
    let best: readonly [Cluster, Cluster, number] | undefined;
    for (const [place, a] of clusters.entries()) {
      for (const b of clusters.slice(place + 1)) {
        const far = between(a, b);
        if (!best || far < best[2]) best = [a, b, far];
      }
    }
    if (!best) break;
    const [a, b] = best;
    const [left, right] = a.id < b.id ? [a, b] : [b, a];
    clusters = clusters.filter((each) => each !== a && each !== b);
    clusters.push({ members: [...left.members, ...right.members], id: next });
    next += 1;
  }
  return clusters[0]?.members ?? [];
}

/** The variance of a few assets weighted by the inverse of their own. */
function clusterVariance(covariance: Table, members: readonly number[]): number {
  const inverse = members.map((i) => 1 / (covariance[i]?.[i] ?? 1));
  const whole = inverse.reduce((sum, value) => sum + value, 0);
  const weights = inverse.map((value) => value / whole);
  return members.reduce(
    (sum, i, a) =>
      sum +
      members.reduce(
        (inner, j, b) => inner + (weights[a] ?? 0) * (weights[b] ?? 0) * (covariance[i]?.[j] ?? 0),
        0,
      ),
    0,
  );
}

/**
 * Hierarchical risk parity (López de Prado 2016): alike assets stand together, and risk is halved down the row. Needs no
 * expected returns, so it shows what a mix would be that trusts none.
 */
export function hierarchicalRiskParity(covariance: Table, correlation: Table): Vector {
  const distance = correlation.map((row, i) =>
    row.map((value, j) => (i === j ? 0 : Math.sqrt(Math.max(0, (1 - value) / 2)))),
  );
  const weights = covariance.map(() => 1);
  let parts: readonly (readonly number[])[] = [orderByLikeness(distance)];
  while (parts.length > 0) {
    const halves = parts
      .filter((part) => part.length > 1)
      .map(
        (part) =>
          [part.slice(0, Math.floor(part.length / 2)), part.slice(Math.floor(part.length / 2))] as const,
      );
    for (const [left, right] of halves) {
      const leftVariance = clusterVariance(covariance, left);
      const rightVariance = clusterVariance(covariance, right);
      const share = 1 - leftVariance / (leftVariance + rightVariance);
      for (const i of left) weights[i] = (weights[i] ?? 0) * share;
      for (const i of right) weights[i] = (weights[i] ?? 0) * (1 - share);
    }
    parts = halves.flat();
  }
  return weights;
}
