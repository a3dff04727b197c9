import { type Random, randomUnit } from '@banxing/kernel';
import type { Scorer } from './logistic-regression.ts';

/** Gradient boosting of log-loss over histograms, as XGBoost does it, small enough to read. */
export interface Boosting {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Of rows, for each tree. */
  readonly rowShare: number;
  /** Of features, for each tree. */
  readonly featureShare: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastWeight: number;
  readonly ridge: number;
}

const mostBins = 255;

interface Split {
  readonly feature: number;
  /** Rows whose bin is not above it go left. */
  readonly bin: number;
  readonly gain: number;
}

type Node =
  | { readonly value: number }
  | { readonly feature: number; readonly threshold: number; readonly left: Node; readonly right: Node };

/** Bounds between bins: evenly by rank, so that rare large values keep bins of their own. */
function boundsOf(values: Float64Array): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const bounds: number[] = [];
  for (let bin = 1; bin < mostBins; bin += 1) {
    const value = sorted[Math.floor((bin * sorted.length) / mostBins)] ?? 0;
    if (value !== bounds.at(-1)) bounds.push(value);
  }
  const top = sorted.slice(Math.floor(sorted.length * 0.996));
  for (let step = 1; step < 24; step += 1) bounds.push(top[Math.floor((step * top.length) / 24)] ?? 0);
  return Float64Array.from([...new Set(bounds)].sort((a, b) => a - b)).slice(0, mostBins);
}

function binOf(bounds: Float64Array, value: number): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (bounds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Binned {
  readonly columns: readonly Uint8Array[];
  readonly bounds: readonly Float64Array[];
}

function binned(rows: readonly Float64Array[]): Binned {
  const width = rows[0]?.length ?? 0;
  const columns: Uint8Array[] = [];
  const bounds: Float64Array[] = [];
  for (let feature = 0; feature < width; feature += 1) {
    const values = Float64Array.from(rows, (row) => row[feature] ?? 0);
    const between = boundsOf(values);
    bounds.push(between);
    columns.push(Uint8Array.from(values, (value) => binOf(between, value)));
  }
  return { columns, bounds };
}

/** Grows one tree on gradients and second derivatives. */
class Grower {
  private readonly gradientIn = new Float64Array(mostBins + 1);
  private readonly weightIn = new Float64Array(mostBins + 1);
  readonly data: Binned;
  readonly gradients: Float64Array;
  readonly weights: Float64Array;
  readonly settings: Boosting;
  readonly features: readonly number[];

  constructor(
    data: Binned,
    gradients: Float64Array,
    weights: Float64Array,
    settings: Boosting,
    features: readonly number[],
  ) {
    this.data = data;
    this.gradients = gradients;
    this.weights = weights;
    this.settings = settings;
    this.features = features;
  }

  grow(rows: Int32Array, depth: number): Node {
    const [gradient, weight] = this.sums(rows);
    const split = depth === 0 ? undefined : this.bestSplit(rows, gradient, weight);
    if (!split) return { value: (this.settings.rate * gradient) / (weight + this.settings.ridge) };
    const column = this.data.columns[split.feature] ?? new Uint8Array();
    const left = rows.filter((row) => (column[row] ?? 0) <= split.bin);
    const right = rows.filter((row) => (column[row] ?? 0) > split.bin);
    return {
      feature: split.feature,
      threshold: this.data.bounds[split.feature]?.[split.bin] ?? Infinity,
      left: this.grow(left, depth - 1),
      right: this.grow(right, depth - 1),
    };
  }

  private sums(rows: Int32Array): [number, number] {
    let [gradient, weight] = [0, 0];
    for (const row of rows) {
      gradient += this.gradients[row] ?? 0;
      weight += this.weights[row] ?? 0;
    }
    return [gradient, weight];
  }

  private bestSplit(rows: Int32Array, gradient: number, weight: number): Split | undefined {
    const { ridge, leastWeight } = this.settings;
    const whole = gradient ** 2 / (weight + ridge);
    let best: Split | undefined;
    for (const feature of this.features) {
      const column = this.data.columns[feature] ?? new Uint8Array();
      this.gradientIn.fill(0);
      this.weightIn.fill(0);
      for (const row of rows) {
        const bin = column[row] ?? 0;
        this.gradientIn[bin] = (this.gradientIn[bin] ?? 0) + (this.gradients[row] ?? 0);
        this.weightIn[bin] = (this.weightIn[bin] ?? 0) + (this.weights[row] ?? 0);
      }
      let [leftGradient, leftWeight] = [0, 0];
      for (let bin = 0; bin < mostBins; bin += 1) {
        leftGradient += this.gradientIn[bin] ?? 0;
        leftWeight += this.weightIn[bin] ?? 0;
        const rightWeight = weight - leftWeight;
        if (leftWeight < leastWeight || rightWeight < leastWeight) continue;
        const rightGradient = gradient - leftGradient;
        const gain =
          leftGradient ** 2 / (leftWeight + ridge) + rightGradient ** 2 / (rightWeight + ridge) - whole;
        if (gain > 1e-9 && (!best || gain > best.gain)) best = { feature, bin, gain };
      }
    }
    return best;
  }
}

function valueOf(tree: Node, row: ArrayLike<number>): number {
  let node = tree;
  while ('feature' in node) node = (row[node.feature] ?? 0) <= node.threshold ? node.left : node.right;
  return node.value;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The same rows, settings and chance train the same model. */
export function trainBoosted(
  rows: readonly Float64Array[],
  labels: readonly number[],
  settings: Boosting,
  random: Random,
): Scorer {
  const data = binned(rows);
  const share = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const start = Math.log(share / (1 - share));
  const scores = new Float64Array(rows.length).fill(start);
  const gradients = new Float64Array(rows.length);
  const weights = new Float64Array(rows.length);
  const forest: Node[] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    for (let row = 0; row < rows.length; row += 1) {
      const probability = sigmoid(scores[row] ?? 0);
      gradients[row] = (labels[row] ?? 0) - probability;
      weights[row] = probability * (1 - probability);
    }
    const all = Int32Array.from({ length: rows.length }, (_, row) => row);
    const chosen = settings.rowShare < 1 ? all.filter(() => randomUnit(random) < settings.rowShare) : all;
    const features = data.columns
      .map((_, feature) => feature)
      .filter(() => randomUnit(random) < settings.featureShare);
    if (features.length === 0) continue;
    const tree = new Grower(data, gradients, weights, settings, features).grow(chosen, settings.depth);
    forest.push(tree);
    rows.forEach((row, index) => {
      scores[index] = (scores[index] ?? 0) + valueOf(tree, row);
    });
  }
  return (row) => sigmoid(forest.reduce((sum, tree) => sum + valueOf(tree, row), start));
}
