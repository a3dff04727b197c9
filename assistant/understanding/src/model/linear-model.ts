import type { Features } from './features.ts';
import { RowTable } from './row-table.ts';
import { hiddenScorer, type HiddenModel, type Scorer } from './hidden-model.ts';

/** A linear classifier over hashed features, its weights in whole numbers with a scale for each row. */
export interface LinearModel {
  readonly classes: readonly string[];
  /** Divides the scores before they become probabilities. */
  readonly temperature: number;
  readonly bias: Float32Array;
  /** Hashes of the known features. */
  readonly keys: Int32Array;
  readonly scales: Float32Array;
  /** Row after row, a weight for each class. */
  readonly weights: Int8Array;
}

export interface Guess {
  readonly label: string;
  readonly confidence: number;
}

/** Answers labels with probabilities, best first. */
export type Guesser = (features: Features) => readonly Guess[];

/** Makes a linear model ready for scoring. */
export function linearScorer(model: LinearModel, rows: RowTable): Scorer {
  const count = model.classes.length;
  return (features) => {
    const scores = Float64Array.from(model.bias);
    for (let index = 0; index < features.hashes.length; index += 1) {
      const row = rows.find(features.hashes[index] ?? 0);
      if (row < 0) continue;
      const factor = (features.weights[index] ?? 0) * (model.scales[row] ?? 0);
      const base = row * count;
      for (let place = 0; place < count; place += 1) scores[place] = (scores[place] ?? 0) + factor * (model.weights[base + place] ?? 0);
    }
    return scores;
  };
}

/** Makes a model ready for guessing; with a hidden one beside it, both have the same say. */
export function guesser(model: LinearModel, hidden?: HiddenModel): Guesser {
  const rows = new RowTable(model.keys);
  const first = linearScorer(model, rows);
  const second = hidden && hiddenScorer(hidden, rows);
  return (features) => {
    const scores = first(features);
    if (!second) return ranked(model, scores);
    const others = logShares(second(features));
    return ranked(model, logShares(scores).map((share, place) => (share + (others[place] ?? 0)) / 2));
  };
}

/** The logarithms of the shares that the scores give to each class. */
function logShares(scores: Float64Array): Float64Array {
  const best = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0);
  return scores.map((score) => score - best - Math.log(total));
}

function ranked(model: LinearModel, scores: Float64Array): readonly Guess[] {
  const best = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const exponents = scores.map((score) => Math.exp((score - best) / model.temperature));
  const total = exponents.reduce((a, b) => a + b, 0);
  return model.classes
    .map((label, index) => ({ label, confidence: (exponents[index] ?? 0) / total }))
    .sort((a, b) => b.confidence - a.confidence);
}
