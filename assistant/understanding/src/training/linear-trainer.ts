import { randomInt, seededRandom } from '@banxing/kernel';
import type { Features } from '../model/features.ts';
import type { LinearModel } from '../model/linear-model.ts';
import { RowTable } from '../model/row-table.ts';

/** One utterance to learn from. */
export interface Example {
  readonly features: Features;
  readonly label: number;
  /** How much it counts. */
  readonly weight: number;
}

export interface Training {
  readonly epochs: number;
  readonly rate: number;
  /** Share of features left out of each look, so that no single one is leaned on. */
  readonly dropout: number;
  readonly l2: number;
  readonly seed: number;
  /** Features seen in fewer utterances are not learned. */
  readonly leastSeen: number;
}

export const usualTraining: Training = {
  epochs: 14,
  rate: 1.5,
  dropout: 0.3,
  l2: 1e-6,
  seed: 7,
  leastSeen: 3,
};

/** Multinomial logistic regression by AdaGrad; the same examples and seed give the same model. */
export function trainLinear(
  classes: readonly string[],
  examples: readonly Example[],
  options: Training,
): LinearModel {
  const keys = knownFeatures(examples, options.leastSeen);
  const table = new RowTable(keys);
  const count = classes.length;
  const weights = new Float32Array(keys.length * count);
  const squares = new Float32Array(keys.length).fill(1e-4);
  const bias = new Float32Array(count);
  const random = seededRandom(options.seed);
  const order = Int32Array.from(examples, (_, index) => index);
  const rows = examples.map((example) =>
    Int32Array.from(example.features.hashes, (hash) => table.find(hash)),
  );
  const scores = new Float64Array(count);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = randomInt(random, 0, index);
      [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
    }
    const rate = options.rate * (1 - (0.8 * epoch) / options.epochs);
    for (const place of order) {
      const example = examples[place];
      const known = rows[place];
      if (!example || !known) continue;
      learn({ weights, squares, bias, scores, count }, example, known, rate, options, random.uint32());
    }
  }
  return quantised(classes, keys, weights, bias);
}

interface State {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly bias: Float32Array;
  readonly scores: Float64Array;
  readonly count: number;
}

function learn(
  state: State,
  example: Example,
  rows: Int32Array,
  rate: number,
  options: Training,
  chance: number,
): void {
  const { weights, squares, bias, scores, count } = state;
  const values = example.features.weights;
  const cut = options.dropout * 256;
  let dice = chance | 1;
  const kept: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    dice ^= dice << 13;
    dice ^= dice >>> 17;
    dice ^= dice << 5;
    if ((rows[index] ?? -1) >= 0 && (dice & 255) >= cut) kept.push(index);
  }
  scores.set(bias);
  for (const index of kept) {
    const base = (rows[index] ?? 0) * count;
    const value = values[index] ?? 0;
    for (let label = 0; label < count; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0);
  }
  softmax(scores);
  scores[example.label] = (scores[example.label] ?? 0) - 1;
  let norm = 0;
  for (let label = 0; label < count; label += 1) {
    scores[label] = (scores[label] ?? 0) * example.weight;
    norm += (scores[label] ?? 0) * (scores[label] ?? 0);
    bias[label] = (bias[label] ?? 0) - rate * 0.01 * (scores[label] ?? 0);
  }
  if (norm < 1e-5) return;
  for (const index of kept) {
    const row = rows[index] ?? 0;
    const value = values[index] ?? 0;
    squares[row] = (squares[row] ?? 0) + norm * value * value;
    const step = (rate * value) / Math.sqrt(squares[row] ?? 0);
    const shrink = 1 - rate * options.l2;
    const base = row * count;
    for (let label = 0; label < count; label += 1)
      weights[base + label] = shrink * (weights[base + label] ?? 0) - step * (scores[label] ?? 0);
  }
}

function softmax(scores: Float64Array): void {
  let best = -Infinity;
  for (const score of scores) if (score > best) best = score;
  let total = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const exponent = Math.exp((scores[index] ?? 0) - best);
    scores[index] = exponent;
    total += exponent;
  }
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) / total;
}

function knownFeatures(examples: readonly Example[], leastSeen: number): Int32Array {
  const seen = new Map<number, number>();
  for (const { features } of examples.filter((example) => example.weight >= 1))
    for (const hash of features.hashes) seen.set(hash, (seen.get(hash) ?? 0) + 1);
  const kept: number[] = [];
  for (const [hash, times] of seen) if (times >= leastSeen) kept.push(hash);
  return Int32Array.from(kept).sort();
}

/** More steps than these change no answer and pack far larger. */
const steps = 31;

function quantised(
  classes: readonly string[],
  keys: Int32Array,
  weights: Float32Array,
  bias: Float32Array,
): LinearModel {
  const count = classes.length;
  const scales = new Float32Array(keys.length);
  const whole = new Int8Array(weights.length);
  for (let row = 0; row < keys.length; row += 1) {
    let peak = 1e-6;
    for (let label = 0; label < count; label += 1)
      peak = Math.max(peak, Math.abs(weights[row * count + label] ?? 0));
    scales[row] = peak / steps;
    for (let label = 0; label < count; label += 1)
      whole[row * count + label] = Math.round((weights[row * count + label] ?? 0) / (peak / steps));
  }
  return { classes, temperature: 1, bias, keys, scales, weights: whole };
}
