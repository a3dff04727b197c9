import { describe, expect, it } from 'vitest';
import { hiddenScorer } from '../model/hidden-model.ts';
import { RowTable } from '../model/row-table.ts';
import { trainHidden, usualHiddenTraining } from './hidden-trainer.ts';
import type { Example } from './linear-trainer.ts';

const keys = Int32Array.from([11, 22, 33, 44]);
const example = (hashes: readonly number[], label: number): Example => ({
  features: { hashes: Int32Array.from(hashes), weights: new Float32Array(hashes.length).fill(1) },
  label,
  weight: 1,
});
/** Either of two words makes one class, both or none the other: no linear classifier tells these apart. */
const either = [example([11, 44], 1), example([22, 44], 1), example([11, 22, 44], 0), example([44], 0)];
const many = Array.from({ length: 100 }, () => either).flat();
const options = { ...usualHiddenTraining, width: 16, epochs: 20, dropout: 0, layerDropout: 0 };

describe('the classifier with a hidden layer', () => {
  it('learns what depends on two features together', () => {
    const score = hiddenScorer(trainHidden(keys, 2, many, options), new RowTable(keys));
    for (const { features, label } of either) {
      const [first = 0, second = 0] = score(features);
      expect(second > first ? 1 : 0).toBe(label);
    }
  });

  it('learns the same from the same', () => {
    expect(trainHidden(keys, 2, many, options)).toEqual(trainHidden(keys, 2, many, options));
  });
});
