import { type Random, randomUnit } from '@banxing/kernel';
import { type Boosting, trainBoosted } from './boosted-trees.ts';
import { type Scorer, trainLogistic } from './logistic-regression.ts';

const boosting: Boosting = {
  trees: 100,
  depth: 5,
  rate: 0.1,
  rowShare: 0.8,
  featureShare: 0.8,
  leastWeight: 1,
  ridge: 1,
};

/** Honest payments that the trees learn from for each fraud; more of them only take time. */
const honestPerFraud = 20;
/** The regression's part in the joint score: it orders the top that trees leave level. */
const regressionShare = 0.3;

const logit = (probability: number): number => {
  const within = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return Math.log(within / (1 - within));
};

export interface TwoModels {
  readonly trees: Scorer;
  readonly regression: Scorer;
  /** Both together. */
  readonly joint: Scorer;
}

/** Trains boosted trees and a logistic regression, and joins their log-odds. Same rows and chance, same models. */
export function trainTwoModels(
  rows: readonly Float64Array[],
  labels: readonly number[],
  random: Random,
): TwoModels {
  const frauds = labels.reduce((sum, label) => sum + label, 0);
  const kept = Math.min(1, (honestPerFraud * frauds) / (labels.length - frauds));
  const learned = labels.flatMap((label, row) => (label === 1 || randomUnit(random) < kept ? [row] : []));
  const trees = trainBoosted(
    learned.map((row) => rows[row] ?? new Float64Array()),
    learned.map((row) => labels[row] ?? 0),
    boosting,
    random,
  );
  const regression = trainLogistic(rows, labels);
  return {
    trees,
    regression,
    joint: (row) => logit(trees(row)) + regressionShare * logit(regression(row)),
  };
}
