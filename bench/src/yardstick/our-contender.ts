import { deserialize, serialize } from 'node:v8';
import {
  featuresOfRecord,
  guesser,
  trainLinear,
  usualTraining,
  type Features,
  type LinearModel,
} from '@banxing/understanding';
import { outOfScope, type Contender } from './contender.ts';

/** Under this confidence the assistant asks back rather than acts (`unsureBelow` of the dialogue). */
const asksBelow = 0.45;

/** No utterance of the sets depends on the day; the grammars need one. */
const now = new Date('2026-11-20T10:00:00+08:00');

const featuresOf = (text: string): Features =>
  featuresOfRecord({
    text,
    intent: outOfScope,
    slots: {},
    style: undefined,
    alternatives: [],
    context: undefined,
    now,
    at: 'yardstick',
  });

/** The trainer of intents, features and settings that the product uses; no guards, no calibration. */
export const contender: Contender = {
  train(said) {
    const classes = [...new Set(said.map(({ intent }) => intent))].sort();
    const labels = new Map(classes.map((intent, label) => [intent, label]));
    const examples = said.map(({ text, intent }) => ({
      features: featuresOf(text),
      label: labels.get(intent) ?? 0,
      weight: 1,
    }));
    const model = serialize(trainLinear(classes, examples, usualTraining));
    return Promise.resolve({ model, caveat: undefined });
  },
  load(bytes) {
    const model = deserialize(bytes) as LinearModel;
    const guess = guesser(model);
    return Promise.resolve((text: string) => {
      const [best] = guess(featuresOf(text));
      if (!best) return { guess: outOfScope, decided: outOfScope };
      return { guess: best.label, decided: best.confidence < asksBelow ? outOfScope : best.label };
    });
  },
};
