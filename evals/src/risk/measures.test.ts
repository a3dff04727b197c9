import { describe, expect, it } from 'vitest';
import { randomUnit, seededRandom } from '@banxing/kernel';
import { trainBoosted } from './boosted-trees.ts';
import { trainLogistic } from './logistic-regression.ts';
import { areaUnderCurve, averagePrecision, cardPrecision, recallAt } from './measures.ts';

describe('measures', () => {
  const scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
  const labels = [1, 0, 1, 0, 0, 0];

  it('agree with what is reckoned by hand', () => {
    expect(areaUnderCurve(scores, labels)).toBeCloseTo(7 / 8);
    expect(averagePrecision(scores, labels)).toBeCloseTo((1 + 2 / 3) / 2);
    expect(recallAt(scores, labels, 0)).toBe(0.5);
    expect(recallAt(scores, labels, 0.25)).toBe(1);
  });

  it('take rows of equal score together', () => {
    expect(areaUnderCurve([1, 1, 1, 1], [1, 0, 0, 1])).toBe(0.5);
    expect(averagePrecision([1, 1], [0, 1])).toBe(0.5);
    expect(recallAt([1, 1], [0, 1], 0)).toBe(0);
  });

  it('look at a card once it was found no more', () => {
    const day = (on: number, customer: number, fraud: number, score: number) => ({
      day: on,
      customer,
      fraud,
      score,
    });
    const payments = [
      day(0, 1, 1, 0.9),
      day(0, 2, 0, 0.8),
      day(1, 1, 1, 0.9),
      day(1, 3, 1, 0.7),
      day(1, 2, 0, 0.1),
    ];
    expect(cardPrecision(payments, 1)).toBe(1);
    expect(cardPrecision(payments, 2)).toBe(0.5);
  });
});

describe('models', () => {
  const random = seededRandom(7);
  const rows = Array.from({ length: 4000 }, () => Float64Array.of(randomUnit(random), randomUnit(random)));
  const both = rows.map(([a = 0, b = 0]) => (a > 0.7 && b < 0.3 ? 1 : 0));
  const slope = rows.map(([a = 0, b = 0]) => (2 * a - b + randomUnit(random) > 1.2 ? 1 : 0));
  const settings = {
    trees: 30,
    depth: 3,
    rate: 0.2,
    rowShare: 0.8,
    featureShare: 1,
    leastWeight: 1,
    ridge: 1,
  };

  it('of trees see what only holds together', () => {
    const score = trainBoosted(rows, both, settings, seededRandom(1));
    expect(areaUnderCurve(rows.map(score), both)).toBeGreaterThan(0.995);
    const again = trainBoosted(rows, both, settings, seededRandom(1));
    expect(rows.slice(0, 50).map(again)).toEqual(rows.slice(0, 50).map(score));
  });

  it('of regression find a slope', () => {
    const score = trainLogistic(rows, slope);
    expect(areaUnderCurve(rows.map(score), slope)).toBeGreaterThan(0.84);
    const mean = rows.map(score).reduce((sum, each) => sum + each, 0) / rows.length;
    expect(mean).toBeCloseTo(slope.reduce<number>((sum, label) => sum + label, 0) / slope.length, 3);
  });
});
