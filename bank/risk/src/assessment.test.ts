import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AntiFraudModel, judgedBy, loadAntiFraudModel } from './anti-fraud-model.ts';
import { assess, verdictOf } from './assessment.ts';
import { listenFor, noSignals } from './conversation-signals.ts';
import { type Facts, factsOf, type Surroundings } from './facts.ts';
import { policy } from './policy.ts';
import { explain } from './reason-words.ts';
import { rules } from './rules.ts';

const fen = (yuan: number): bigint => BigInt(Math.round(yuan * 100));

interface Given {
  readonly amount: number;
  readonly largest?: number;
  readonly usual?: number;
  readonly income?: number;
  readonly available?: number;
  readonly age?: number;
  readonly knownDays?: number;
  readonly dealings?: number;
  readonly said?: readonly string[];
  readonly sent?: number;
  readonly strangers?: number;
  readonly at?: string;
}

const surroundings = (given: Given): Surroundings => ({
  movement: { amount: fen(given.amount) },
  at: new Date(`2026-11-20T${given.at ?? '10:00'}:00+08:00`),
  money: {
    largestPaid: fen(given.largest ?? 500),
    usuallyAtMost: fen(given.usual ?? 120),
    payments: 300,
    monthlyIncome: fen(given.income ?? 3600),
    available: fen(given.available ?? 186_000),
  },
  payee: {
    dealings: given.dealings ?? 0,
    largest: 0n,
    knownDays: given.knownDays ?? 0,
    relative: false,
    reports: 0,
    confirmedFraud: false,
  },
  recent: { count: given.strangers ?? 0, amount: fen(given.sent ?? 0), lastHour: 0 },
  person: { age: given.age ?? 68, credentialHours: null, newDevice: false },
  talk: given.said ? listenFor(given.said) : noSignals,
});

const packaged = loadAntiFraudModel();

const judged = (given: Given, hasGuardian = true, model: AntiFraudModel | undefined = packaged) => {
  const facts = judgedBy(model, factsOf(surroundings(given)));
  return verdictOf(assess(facts, rules).score, hasGuardian, policy).outcome;
};

const employee = { largest: 8000, usual: 420, income: 26_850, available: 60_000, age: 32 };

describe('the story', () => {
  it('stops the first 49,800 of an elder to a stranger', () => {
    expect(judged({ amount: 49_800 })).toBe('guardian');
    expect(judged({ amount: 49_800 }, false)).toBe('cool_off');
    const said = ['退款客服让我转到安全账户'];
    expect(judged({ amount: 49_800, said }, false)).toBe('refuse');
  });

  it.each([
    [{ amount: 50, dealings: 0 }],
    [{ amount: 500, dealings: 6, knownDays: 600 }],
    [{ amount: 20_000, dealings: 6, knownDays: 600 }],
    [{ amount: 2000 }],
  ])('lets his ordinary %o pass', (given) => {
    expect(judged(given)).toBe('allow');
  });

  it('does not let him send it in pieces', () => {
    expect(judged({ amount: 4980 })).toBe('allow');
    expect(judged({ amount: 4980, sent: 9960, strangers: 2 })).toBe('guardian');
  });
});

describe('without a model', () => {
  const answering = (odds: () => number): AntiFraudModel => ({ version: 'broken', odds });
  const failing = answering(() => {
    throw new Error('the model is gone');
  });

  it.each([
    ['that is absent', undefined],
    ['that fails', failing],
    ['that answers nonsense', answering(() => NaN)],
  ])('%s the rules decide alone, and still stop it', (_, model) => {
    expect(judged({ amount: 49_800 }, false, model)).toBe('cool_off');
    expect(judged({ amount: 500, dealings: 6, knownDays: 600 }, false, model)).toBe('allow');
  });
});

describe('ordinary customers', () => {
  it.each([
    { ...employee, amount: 500, dealings: 24, knownDays: 700 },
    { ...employee, amount: 1000 },
    { ...employee, amount: 5000 },
    { ...employee, amount: 20_000 },
    { ...employee, amount: 9000, dealings: 1, knownDays: 3 },
    { ...employee, amount: 300, at: '02:00' },
  ])('are not disturbed by %o', (given) => {
    expect(judged(given, false)).toBe('allow');
  });

  it('are held when everything goes to a stranger at once', () => {
    expect(judged({ ...employee, amount: 49_000 }, false)).toBe('cool_off');
  });
});

describe('a score', () => {
  const anyFacts: fc.Arbitrary<Facts> = fc
    .record({
      amount: fc.integer({ min: 1, max: 400_000 }),
      largest: fc.integer({ min: 0, max: 20_000 }),
      usual: fc.integer({ min: 0, max: 2000 }),
      available: fc.integer({ min: 0, max: 900_000 }),
      age: fc.integer({ min: 18, max: 90 }),
      dealings: fc.integer({ min: 0, max: 40 }),
      knownDays: fc.integer({ min: 0, max: 800 }),
      sent: fc.integer({ min: 0, max: 90_000 }),
      strangers: fc.integer({ min: 0, max: 9 }),
      said: fc.subarray(['退款', '安全账户', '别告诉银行', '马上', '买菜']),
    })
    .map((given) => factsOf(surroundings(given)));

  it('is the sum of its reasons, and less without its first', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, contributions } = assess(facts, rules);
        expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        const [first] = contributions;
        if (!first) return;
        const without = assess(
          facts,
          rules.filter(({ group }) => group !== rules.find(({ id }) => id === first.rule)?.group),
        );
        expect(without.score).toBe(score - first.points);
      }),
    );
  });

  it('that stops something has three reasons at least', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, contributions } = assess(facts, rules);
        if (score < policy.holdFrom) return;
        expect(contributions.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('never asks for less when it is higher', () => {
    const order = ['allow', 'cool_off', 'guardian', 'refuse'];
    fc.assert(
      fc.property(fc.nat(260), fc.nat(60), fc.boolean(), (score, more, guarded) => {
        const [low, high] = [score, score + more].map((each) =>
          order.indexOf(verdictOf(each, guarded, policy).outcome),
        );
        expect(high).toBeGreaterThanOrEqual(low ?? 0);
      }),
    );
  });
});

it("gives reasons in the customer's own numbers, and none to guardians that tells a balance", () => {
  const given = surroundings({ amount: 49_800 });
  const facts = factsOf(given);
  const reasons = explain(assess(facts, rules).contributions, facts, given.talk);
  const text = reasons.map(({ words }) => words.zh).join('\n');
  expect(text).toMatch(/单笔最多 500\.00 元,这笔 49,800\.00 元/u);
  expect(text).toMatch(/平时单笔不超过 120\.00 元/u);
  expect(text).toMatch(/可用余额的 27%/u);
  expect(reasons.map(({ forGuardian }) => forGuardian.zh).join('\n')).not.toMatch(/余额|%/u);
});
