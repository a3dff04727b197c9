import { expect, test } from 'vitest';
import { isOwed, sumsByCurrency } from './holdings.ts';

test('sums each currency apart, yuan first, without converting', () => {
  expect(
    sumsByCurrency([
      { currency: 'USD', balance: '10.10' },
      { currency: 'CNY', balance: '0.10' },
      { currency: 'CNY', balance: '0.20' },
    ]),
  ).toEqual([
    { currency: 'CNY', amount: '0.30' },
    { currency: 'USD', amount: '10.10' },
  ]);
});

test('a debt is a debt by its kind or its sign', () => {
  expect(isOwed({ kind: 'loan', balance: '5.00' })).toBe(true);
  expect(isOwed({ kind: 'current', balance: '-5.00' })).toBe(true);
  expect(isOwed({ kind: 'current', balance: '5.00' })).toBe(false);
});
