import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCardNumber } from '@banxing/accounts';
import { decideContribution, leftOf, pensionNumber } from './pension-account.ts';

test('numbers have nineteen digits, a right check digit, and differ', () => {
  const serial = fc.bigInt({ min: 1n, max: 9_999_999_999n });
  fc.assert(
    fc.property(serial, serial, (a, b) => {
      expect(pensionNumber(a)).toHaveLength(19);
      expect(isCardNumber(pensionNumber(a))).toBe(true);
      expect(pensionNumber(a) === pensionNumber(b)).toBe(a === b);
    }),
  );
});

test('a year takes twelve thousand and no fen more; the day decides the year', () => {
  expect(decideContribution(0n, 12_000_00n, '2026-12-31')).toMatchObject({ ok: true, value: 2026 });
  expect(decideContribution(1n, 12_000_00n, '2026-12-31')).toMatchObject({
    ok: false,
    refusal: { code: 'limit_exceeded', left: 11_999_99n, year: 2026 },
  });
  expect(decideContribution(0n, 1n, '2027-01-01')).toMatchObject({ value: 2027 });
  expect(leftOf(12_000_00n)).toBe(0n);
});
