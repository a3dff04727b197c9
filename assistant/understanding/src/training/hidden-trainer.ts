import { randomInt, randomUnit, seededRandom } from '@banxing/kernel';
import type { HiddenModel } from '../model/hidden-model.ts';
import { RowTable } from '../model/row-table.ts';
import type { Example } from './linear-trainer.ts';

export interface HiddenTraining {
  readonly width: number;
  readonly epochs: number;
  readonly rate: number;
  /** Features learn this much faster than the classes. */
  readonly innerRate: number;
  /** Share of features left out of each look. */
  readonly dropout: number;
  /** Share of the layer left out of each look. */
  readonly layerDropout: number;
  readonly seed: number;
}

export const usualHiddenTraining: HiddenTraining = {
  width: 64,
  epochs: 6,
  rate: 0.1,
  innerRate: 3,
  dropout: 0.4,
  layerDropout: 0.3,
  seed: 41,
};

interface Net {
  readonly width: number;
  readonly classes: number;
  readonly inner: Float32Array;
  readonly innerSquares: Float32Array;
  readonly outer: Float32Array;
  readonly outerSquares: Float32Array;
  readonly outerBias: Float32Array;
  readonly layer: Float32Array;
  readonly mask: Float32Array;
  readonly back: Float32Array;
  readonly scores: Float32Array;
}

/** Learns by AdaGrad over the features with these keys; the same examples and seed give the same model. */
export function trainHidden(
  keys: Int32Array,
  classes: number,
  examples: readonly Example[],
  options: HiddenTraining,
): HiddenModel {
  const table = new RowTable(keys);
  const random = seededRandom(options.seed);
  const net = newNet(keys.length, classes, options.width, () => randomUnit(random));
  const rows = examples.map(({ features }) => Int32Array.from(features.hashes, (hash) => table.find(hash)));
  const order = Int32Array.from(examples, (_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = randomInt(random, 0, index);
      [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
    }
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (const place of order) {
      const example = examples[place];
      const known = rows[place];
      if (example && known) learn(net, example, known, rate, options, random.uint32());
    }
  }
  return quantised(net);
}

function newNet(rows: number, classes: number, width: number, unit: () => number): Net {
  const spread = (length: number, most: number): Float32Array =>
    Float32Array.from({ length }, () => (unit() * 2 - 1) * most);
  return {
    width,
    classes,
    inner: spread(rows * width, 0.5),
    innerSquares: new Float32Array(rows).fill(1e-3),
    outer: spread(classes * width, 0.2),
    outerSquares: new Float32Array(classes).fill(1e-2),
    outerBias: new Float32Array(classes),
    layer: new Float32Array(width),
    mask: new Float32Array(width),
    back: new Float32Array(width),
    scores: new Float32Array(classes),
  };
}

function learn(
  net: Net,
  example: Example,
  rows: Int32Array,
  rate: number,
  options: HiddenTraining,
  chance: number,
): void {
  let dice = chance | 1;
  const next = (): number => {
    dice ^= dice << 13;
    dice ^= dice >>> 17;
    dice ^= dice << 5;
    return dice & 255;
  };
  const values = example.features.weights;
  const kept: number[] = [];
  for (let index = 0; index < rows.length; index += 1)
    if ((rows[index] ?? -1) >= 0 && next() >= options.dropout * 256) kept.push(index);
  forward(net, rows, values, kept, options.layerDropout, next);
  const norm = backward(net, example, rate);
  if (norm < 1e-8) return;
  const { width, inner, innerSquares, back } = net;
  for (const index of kept) {
    const row = rows[index] ?? 0;
    const value = values[index] ?? 0;
    innerSquares[row] = (innerSquares[row] ?? 0) + norm * value * value;
    const step = (rate * options.innerRate * value) / Math.sqrt(innerSquares[row] ?? 1);
    const base = row * width;
    for (let place = 0; place < width; place += 1)
      inner[base + place] = (inner[base + place] ?? 0) - step * (back[place] ?? 0);
  }
}

function forward(
  net: Net,
  rows: Int32Array,
  values: Float32Array,
  kept: readonly number[],
  dropout: number,
  next: () => number,
): void {
  const { width, classes, inner, outer, outerBias, layer, mask, scores } = net;
  layer.fill(0);
  for (const index of kept) {
    const base = (rows[index] ?? 0) * width;
    const value = values[index] ?? 0;
    for (let place = 0; place < width; place += 1)
      layer[place] = (layer[place] ?? 0) + value * (inner[base + place] ?? 0);
  }
  for (let place = 0; place < width; place += 1) {
    const on = (layer[place] ?? 0) > 0 && next() >= dropout * 256;
    mask[place] = on ? 1 / (1 - dropout) : 0;
    layer[place] = on ? (layer[place] ?? 0) / (1 - dropout) : 0;
  }
  for (let label = 0; label < classes; label += 1) {
    let score = outerBias[label] ?? 0;
    const base = label * width;
    for (let place = 0; place < width; place += 1) score += (layer[place] ?? 0) * (outer[base + place] ?? 0);
    scores[label] = score;
  }
}

/** Moves the classes' weights and leaves in `back` what the layer should have been given less of. */
function backward(net: Net, example: Example, rate: number): number {
  const { width, classes, outer, outerSquares, outerBias, layer, mask, back, scores } = net;
  let best = -Infinity;
  for (const score of scores) best = Math.max(best, score);
  let total = 0;
  for (let label = 0; label < classes; label += 1) {
    scores[label] = Math.exp((scores[label] ?? 0) - best);
    total += scores[label] ?? 0;
  }
  back.fill(0);
  for (let label = 0; label < classes; label += 1) {
    const off = ((scores[label] ?? 0) / total - (label === example.label ? 1 : 0)) * example.weight;
    if (Math.abs(off) < 1e-4) continue;
    outerSquares[label] = (outerSquares[label] ?? 0) + off * off;
    const step = (rate * off) / Math.sqrt(outerSquares[label] ?? 1);
    outerBias[label] = (outerBias[label] ?? 0) - step * 0.1;
    const base = label * width;
    for (let place = 0; place < width; place += 1) {
      back[place] = (back[place] ?? 0) + off * (outer[base + place] ?? 0);
      outer[base + place] = (outer[base + place] ?? 0) - step * (layer[place] ?? 0);
    }
  }
  let norm = 0;
  for (let place = 0; place < width; place += 1) {
    back[place] = (back[place] ?? 0) * (mask[place] ?? 0);
    norm += (back[place] ?? 0) * (back[place] ?? 0);
  }
  return norm / width;
}

/** Few steps are enough where a hundred features add up, and pack far smaller. */
const steps = 24;

function quantised({ width, inner, outer, outerBias, innerSquares }: Net): HiddenModel {
  const scales = new Float32Array(innerSquares.length);
  const whole = new Int8Array(inner.length);
  for (let row = 0; row < scales.length; row += 1) {
    let peak = 1e-6;
    for (let place = 0; place < width; place += 1)
      peak = Math.max(peak, Math.abs(inner[row * width + place] ?? 0));
    scales[row] = peak / steps;
    for (let place = 0; place < width; place += 1)
      whole[row * width + place] = Math.round((inner[row * width + place] ?? 0) / (peak / steps));
  }
  return { width, scales, inner: whole, innerBias: new Float32Array(width), outer, outerBias };
}
