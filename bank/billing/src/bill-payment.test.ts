import { expect, test } from 'vitest';
import { nextMove } from './bill-payment.ts';

test('an answer settles it', () => {
  expect(nextMove('accepted', 0)).toEqual({ kind: 'settle', status: 'paid' });
  expect(nextMove('refused', 0)).toEqual({ kind: 'settle', status: 'returned' });
});

test('silence is asked about, ever less often, and in the end left to people', () => {
  const waits = [0, 1, 2, 3, 4, 5].map((asked) => nextMove('unknown', asked));
  expect(waits.map((move) => (move.kind === 'ask' ? move.afterMs / 60_000 : move.kind))).toEqual([
    1, 5, 30, 120, 720, 1440,
  ]);
  expect(nextMove('unknown', 6)).toEqual({ kind: 'give_up' });
});

test('money comes back only when the biller has said twice that it has nothing', () => {
  expect(nextMove('not_received', 1).kind).toBe('ask');
  expect(nextMove('not_received', 2)).toEqual({ kind: 'settle', status: 'returned' });
});
