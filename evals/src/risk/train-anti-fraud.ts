import { type AntiFraudWeights, modelFeatureNames, modelFeatures } from '@banxing/risk';
import { trainLogistic } from './logistic-regression.ts';
import type { Judgeable } from './street.ts';

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const vectorOf = ({ facts }: Judgeable): Float64Array =>
  Float64Array.from(modelFeatureNames, (name) => modelFeatures[name](facts));

const logit = (probability: number): number => Math.log(probability / (1 - probability));

/**
 * A logistic regression over payments to strangers. What was said is left to the rules: the invented victims say only
 * what the rules know, so a model would learn to trust words too much.
 */
export function trainAntiFraud(towns: readonly number[], payments: readonly Judgeable[]): AntiFraudWeights {
  const strange = payments.filter(({ facts }) => facts.familiar === 0);
  const labels = strange.map(({ swindle }) => (swindle === null ? 0 : 1));
  const score = trainLogistic(strange.map(vectorOf), labels);
  // A logistic regression is known by its answers at nothing and at one of each.
  const nothing = new Float64Array(modelFeatureNames.length);
  const bias = logit(score(nothing));
  const weights = modelFeatureNames.map((name, index) => {
    const one = Float64Array.from(nothing);
    one[index] = 0.5;
    return [name, rounded(2 * (logit(score(one)) - bias))] as const;
  });
  return {
    version: `towns-${towns.join('-')}`,
    trainedOn: [...towns],
    trainedFrom: {
      payments: labels.length,
      swindled: labels.reduce<number>((sum, label) => sum + label, 0),
    },
    bias: rounded(bias),
    weights: Object.fromEntries(weights),
  };
}
