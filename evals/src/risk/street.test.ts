import { expect, it } from 'vitest';
import { assess, judgedBy, loadAntiFraudModel, policy, rules, verdictOf } from '@banxing/risk';
import { type Judgeable, walkTown } from './street.ts';
import { trainAntiFraud } from './train-anti-fraud.ts';

const until = new Date('2026-11-20T10:00:00+08:00');
const town = walkTown(977, 120, until, '2024-11-20');
const model = loadAntiFraudModel();

const stops = ({ facts }: Judgeable): boolean =>
  verdictOf(assess(judgedBy(model, facts), rules).score, false, policy).outcome !== 'allow';

it('hardly disturbs an honest town', () => {
  const honest = town.filter(({ swindle }) => swindle === null);
  expect(honest.length).toBeGreaterThan(2000);
  expect(honest.filter(stops).length / honest.length).toBeLessThanOrEqual(0.002);
});

it('keeps most of what swindlers were after', () => {
  const stories = new Map<string, Judgeable[]>();
  for (const payment of town.filter(({ swindle }) => swindle !== null))
    stories.set(payment.story, [...(stories.get(payment.story) ?? []), payment]);
  let [kept, all] = [0, 0];
  for (const story of stories.values()) {
    const first = story.findIndex(stops);
    all += story.reduce((sum, { amount }) => sum + amount, 0);
    if (first >= 0) kept += story.slice(first).reduce((sum, { amount }) => sum + amount, 0);
  }
  expect(stories.size).toBeGreaterThan(20);
  expect(kept / all).toBeGreaterThan(0.9);
});

it('trains the same model from the same town', () => {
  const trained = trainAntiFraud([977], town);
  expect(trainAntiFraud([977], town)).toEqual(trained);
  // More money, more of it, more strangers: each must make a swindle likelier.
  for (const weight of Object.values(trained.weights)) expect(weight).toBeGreaterThan(0);
});
