import { expect, test } from 'vitest';
import { outOfScope, type Answer, type Said } from './contender.ts';
import { ask, percentileOf, scoresOf } from './measure.ts';

const slice: readonly Said[] = [
  { text: 'where is my card', intent: 'card_arrival' },
  { text: 'my card has not come', intent: 'card_arrival' },
  { text: 'what is my balance', intent: 'balance' },
  { text: 'how much is left', intent: 'balance' },
  { text: 'who won the match', intent: outOfScope },
  { text: 'is it raining', intent: outOfScope },
];

const meant = new Map(slice.map(({ text, intent }) => [text, intent]));
const says = (intent: string): Answer => ({ guess: intent, decided: intent });

test('a perfect recogniser has every score', async () => {
  const { scores } = await ask((text) => says(meant.get(text) ?? 'unknown'), slice, ['hello']);
  expect(scores).toEqual({ accuracy: 1, decidedAccuracy: 1, oosRecall: 1, oosPrecision: 1 });
});

test('a recogniser that always says the same has the share of that intent, and finds nothing out of scope', async () => {
  const { scores } = await ask(() => says('balance'), slice, []);
  expect(scores).toEqual({ accuracy: 0.5, decidedAccuracy: 0.5, oosRecall: 0, oosPrecision: null });
});

test('a recogniser that refuses everything finds all that is out of scope and pays for it elsewhere', async () => {
  const { scores } = await ask(() => says(outOfScope), slice, []);
  expect(scores).toEqual({ accuracy: 0, decidedAccuracy: 0, oosRecall: 1, oosPrecision: 2 / 6 });
});

test('an unsure right guess counts as a guess and not as a decision', () => {
  const answers = slice.map(({ intent }, index) =>
    index === 0 ? { guess: intent, decided: outOfScope } : says(intent),
  );
  expect(scoresOf(slice, answers)).toEqual({
    accuracy: 1,
    decidedAccuracy: 0.75,
    oosRecall: 1,
    oosPrecision: 2 / 3,
  });
});

test('a set without anything out of scope has no such scores', () => {
  const inScope = slice.slice(0, 4);
  const scores = scoresOf(
    inScope,
    inScope.map(({ intent }) => says(intent)),
  );
  expect(scores).toMatchObject({ oosRecall: null, oosPrecision: null });
});

test('answers that are missing are a bug, not a score', () => {
  expect(() => scoresOf(slice, [])).toThrow();
});

test('a recogniser is asked for each utterance once, after the warm-up', async () => {
  const asked: string[] = [];
  await ask(
    (text) => {
      asked.push(text);
      return says('balance');
    },
    slice,
    ['hello', 'again'],
  );
  expect(asked).toEqual(['hello', 'again', ...slice.map(({ text }) => text)]);
});

test('a slow answer shows in the 99th percentile and not in the median', async () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ text: `${String(index)}`, intent: 'balance' }));
  const slow = async (text: string): Promise<Answer> => {
    if (text === '25') await new Promise((resolve) => setTimeout(resolve, 60));
    return says('balance');
  };
  const { latency } = await ask(slow, many, []);
  expect(latency.p99Ms).toBeGreaterThan(50);
  expect(latency.p50Ms).toBeLessThan(50);
  expect(latency.p99ProcessorMs).toBeLessThan(latency.p99Ms);
});

test('percentiles are the nearest rank', () => {
  const values = [5, 1, 4, 2, 3];
  expect([percentileOf(values, 50), percentileOf(values, 99), percentileOf(values, 1)]).toEqual([3, 5, 1]);
});
