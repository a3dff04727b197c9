import { expect, test } from 'vitest';
import { sumsByCurrency } from './holdings.ts';

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
