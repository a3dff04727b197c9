import type { Features } from './features.ts';
import type { RowTable } from './row-table.ts';

/**
 * A classifier with one layer between features and classes: what it learns of one feature serves others that stand in like
 * sentences, which a linear one cannot. It knows the same features as the linear classifier beside it.
 */
export interface HiddenModel {
  /** How wide the layer is. */
  readonly width: number;
  /** One for each row of the features' table. */
  readonly scales: Float32Array;
  /** Row after row, what a feature gives to the layer. */
  readonly inner: Int8Array;
  readonly innerBias: Float32Array;
  /** Class after class, what the layer gives to it. */
  readonly outer: Float32Array;
  readonly outerBias: Float32Array;
}

/** Answers a score for each class, in their order. */
export type Scorer = (features: Features) => Float64Array;

/** Makes a model ready for scoring; `rows` finds the features of the linear classifier beside it. */
export function hiddenScorer(model: HiddenModel, rows: RowTable): Scorer {
  const { width, inner, outer, scales } = model;
  return ({ hashes, weights }) => {
    const layer = Float64Array.from(model.innerBias);
    for (let index = 0; index < hashes.length; index += 1) {
      const row = rows.find(hashes[index] ?? 0);
      if (row < 0) continue;
      const factor = (weights[index] ?? 0) * (scales[row] ?? 0);
      const base = row * width;
      for (let place = 0; place < width; place += 1)
        layer[place] = (layer[place] ?? 0) + factor * (inner[base + place] ?? 0);
    }
    const scores = Float64Array.from(model.outerBias);
    for (let label = 0; label < scores.length; label += 1) {
      const base = label * width;
      let score = scores[label] ?? 0;
      for (let place = 0; place < width; place += 1)
        if ((layer[place] ?? 0) > 0) score += (layer[place] ?? 0) * (outer[base + place] ?? 0);
      scores[label] = score;
    }
    return scores;
  };
}
