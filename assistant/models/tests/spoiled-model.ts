import { randomInt, seededRandom } from '@banxing/kernel';
import type { Model } from '@banxing/understanding';

/** The model with the weights of its intents dealt out anew: the same bytes, none of the sense. */
export function spoiled(model: Model): Model {
  const random = seededRandom(11);
  const weights = Int8Array.from(model.intents.weights);
  for (let place = weights.length - 1; place > 0; place -= 1) {
    const other = randomInt(random, 0, place);
    [weights[place], weights[other]] = [weights[other] ?? 0, weights[place] ?? 0];
  }
  return { ...model, version: 'spoiled', intents: { ...model.intents, weights } };
}
