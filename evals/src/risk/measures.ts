/** Rows from the highest score to the lowest. */
const ranked = (scores: readonly number[]): number[] =>
  scores.map((_, row) => row).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));

/** Walks down the ranking; rows of equal score come together. */
function* thresholds(
  scores: readonly number[],
  labels: readonly number[],
): Generator<{ hits: number; misses: number }> {
  const order = ranked(scores);
  let [hits, misses] = [0, 0];
  for (const [place, row] of order.entries()) {
    if (labels[row] === 1) hits += 1;
    else misses += 1;
    const next = order[place + 1];
    if (next === undefined || scores[next] !== scores[row]) yield { hits, misses };
  }
}

const positives = (labels: readonly number[]): number => labels.reduce((sum, label) => sum + label, 0);

/** Area under the receiver's curve. */
export function areaUnderCurve(scores: readonly number[], labels: readonly number[]): number {
  const all = positives(labels);
  const none = labels.length - all;
  let [area, lastHits, lastMisses] = [0, 0, 0];
  for (const { hits, misses } of thresholds(scores, labels)) {
    area += ((hits + lastHits) / 2) * (misses - lastMisses);
    [lastHits, lastMisses] = [hits, misses];
  }
  return area / (all * none);
}

/** Average precision: precision at each threshold, weighed by the recall that it adds. */
export function averagePrecision(scores: readonly number[], labels: readonly number[]): number {
  const all = positives(labels);
  let [sum, lastHits] = [0, 0];
  for (const { hits, misses } of thresholds(scores, labels)) {
    sum += ((hits - lastHits) / all) * (hits / (hits + misses));
    lastHits = hits;
  }
  return sum;
}

/** The share of frauds found when at most such a share of honest payments is disturbed. */
export function recallAt(
  scores: readonly number[],
  labels: readonly number[],
  falsePositiveRate: number,
): number {
  const all = positives(labels);
  const most = (labels.length - all) * falsePositiveRate;
  let best = 0;
  for (const { hits, misses } of thresholds(scores, labels)) if (misses <= most) best = hits;
  return best / all;
}

export interface ScoredPayment {
  readonly day: number;
  readonly customer: number;
  readonly fraud: number;
  readonly score: number;
}

/**
 * Card precision: each day the `top` cards with the highest score are looked at; the share of them that was really
 * misused, averaged over the days. A card found misused is not looked at again.
 */
export function cardPrecision(payments: readonly ScoredPayment[], top: number): number {
  const days = [...new Set(payments.map(({ day }) => day))].sort((a, b) => a - b);
  const found = new Set<number>();
  const precisions = days.map((day) => {
    const cards = new Map<number, { score: number; fraud: number }>();
    for (const { customer, fraud, score, day: on } of payments) {
      if (on !== day || found.has(customer)) continue;
      const before = cards.get(customer) ?? { score: -Infinity, fraud: 0 };
      cards.set(customer, { score: Math.max(before.score, score), fraud: Math.max(before.fraud, fraud) });
    }
    const looked = [...cards].sort(([, a], [, b]) => b.score - a.score).slice(0, top);
    const misused = looked.filter(([, { fraud }]) => fraud === 1);
    for (const [card] of misused) found.add(card);
    return misused.length / top;
  });
  return precisions.reduce((sum, precision) => sum + precision, 0) / precisions.length;
}
