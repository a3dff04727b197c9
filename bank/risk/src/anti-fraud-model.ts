import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Facts } from './facts.ts';

const log1p = (value: number): number => Math.log1p(Math.max(0, value));

/** What the model looks at; nothing of it says who somebody is. A payment to somebody familiar is no input at all. */
export const modelFeatures = {
  timesLargest: (facts: Facts) => log1p(facts.timesLargest),
  share: (facts: Facts) => log1p(facts.share * 10),
  together: (facts: Facts) => log1p(facts.together / 1000),
  strangersToday: (facts: Facts) => log1p(facts.strangersToday - 1),
  nearThreshold: (facts: Facts) => facts.nearThreshold,
} as const;

export type ModelFeature = keyof typeof modelFeatures;
export const modelFeatureNames = Object.keys(modelFeatures) as ModelFeature[];

export const antiFraudWeights = z.object({
  version: z.string(),
  /** Towns whose lives it was trained on; none of them is ever used to measure it. */
  trainedOn: z.array(z.number().int()),
  trainedFrom: z.object({ payments: z.number().int(), swindled: z.number().int() }),
  bias: z.number(),
  weights: z.record(z.string(), z.number()),
});
export type AntiFraudWeights = z.infer<typeof antiFraudWeights>;

/** Log-odds that a payment to a stranger is a swindle. */
export interface AntiFraudModel {
  readonly version: string;
  odds(facts: Facts): number;
}

/** What stands for an answer when there is none: no rule reaches for it, so the rules decide alone. */
export const unknownOdds = -100;

export const antiFraudModelOf = ({ version, bias, weights }: AntiFraudWeights): AntiFraudModel => ({
  version,
  odds: (facts) =>
    facts.familiar === 1
      ? unknownOdds
      : modelFeatureNames.reduce(
          (sum, name) => sum + (weights[name] ?? 0) * modelFeatures[name](facts),
          bias,
        ),
});

const packaged = new URL('../models/anti-fraud.json', import.meta.url);

/** The model that comes with the department. Throws when the file is not one. */
export const loadAntiFraudModel = (): AntiFraudModel =>
  antiFraudModelOf(antiFraudWeights.parse(JSON.parse(readFileSync(packaged, 'utf8'))));

/** The facts with what the model says of them. A model that fails or answers nonsense leaves the rules alone. */
export function judgedBy(model: AntiFraudModel | undefined, facts: Facts): Facts {
  if (!model) return facts;
  try {
    const odds = model.odds(facts);
    return Number.isFinite(odds) ? { ...facts, fraudOdds: odds } : facts;
  } catch {
    return facts;
  }
}
