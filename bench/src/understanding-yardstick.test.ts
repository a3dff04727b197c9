import { expect, test } from 'vitest';
import { rowsOf, runOn } from './understanding-yardstick.ts';
import type { PublicSet } from './yardstick/contender.ts';

const cards = [
  'where is my card',
  'my card has not come',
  'track my card',
  'card still missing',
  'when will the card come',
];
const money = [
  'what is my balance',
  'how much money is left',
  'show my balance',
  'balance please',
  'money left today',
];

const set: PublicSet = {
  name: 'two intents',
  train: [1, 2, 3].flatMap(() => [
    ...cards.map((text) => ({ text, intent: 'card' })),
    ...money.map((text) => ({ text, intent: 'balance' })),
  ]),
  test: [
    { text: 'my card is missing', intent: 'card' },
    { text: 'is my card come', intent: 'card' },
    { text: 'balance left', intent: 'balance' },
    { text: 'show how much money', intent: 'balance' },
  ],
};

test.each(['banxing', 'nlp.js'] as const)('%s learns in one process and answers in another', async (name) => {
  const { training, answering } = await runOn(set, name, 30_000);
  expect(answering.scores).toMatchObject({ accuracy: 1, oosRecall: null });
  expect(answering.latency.p99Ms).toBeGreaterThan(0);
  expect(answering.residentMb).toBeGreaterThan(10);
  expect(training.modelMb).toBeGreaterThan(0);
});

test('a set whose labels say the opposite of the test scores nothing', async () => {
  const turned = set.test.map(({ text, intent }) => ({
    text,
    intent: intent === 'card' ? 'balance' : 'card',
  }));
  const { answering } = await runOn({ ...set, test: turned }, 'banxing', 30_000);
  expect(answering.scores.accuracy).toBe(0);
});

test('nlp.js stops at the bound, says so, and the rows carry it', async () => {
  const [ours, peer] = [await runOn(set, 'banxing', 30_000), await runOn(set, 'nlp.js', 0)];
  expect(peer.training.caveat).toBe('stopped after 1 epochs by the bound');
  const rows = rowsOf({ set: 'small', ours, peer });
  expect(rows.find(({ name }) => name === 'small accuracy')?.peerName).toContain('stopped after 1 epochs');
  expect(rows.some(({ name }) => name.includes('out-of-scope'))).toBe(false);
});

test('a peer without a run leaves its column empty and says why', async () => {
  const ours = await runOn(set, 'banxing', 30_000);
  const [first] = rowsOf({ set: 'small', ours, peer: 'Error: gave no report' });
  expect(first).toMatchObject({
    ours: 100,
    peer: null,
    ratio: null,
    peerName: 'nlp.js: Error: gave no report',
  });
});
