import { expect, it } from 'vitest';
import { habitOf } from './habit.ts';

const paid = (account: string, on: string) => ({ account, on, amount: 100n });

it('needs two payments', () => {
  expect(habitOf([])).toBeUndefined();
  expect(habitOf([paid('a', '2026-10-24')])).toBeUndefined();
});

it('finds the usual account and the middle day', () => {
  const past = [paid('a', '2026-08-24'), paid('b', '2026-09-20'), paid('a', '2026-10-25')];
  expect(habitOf(past)).toEqual({ account: 'a', day: 24, times: 2 });
});

it('takes the latest account on a tie', () => {
  expect(habitOf([paid('a', '2026-09-01'), paid('b', '2026-10-01')])?.account).toBe('b');
});
