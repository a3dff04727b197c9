import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountNumber, isCardNumber, isOwnNumber, maskNumber } from './account-number.ts';

it('knows the check digit', () => {
  expect(isCardNumber('4111111111111111')).toBe(true);
  expect(isCardNumber('4111111111111112')).toBe(false);
  expect(isCardNumber('411111111111111x')).toBe(false);
});

it('makes numbers of its own for every serial, and any single wrong digit shows', () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 999_999_999n),
      fc.nat(18),
      fc.integer({ min: 1, max: 9 }),
      (serial, place, shift) => {
        const number = accountNumber(serial);
        expect(isOwnNumber(number)).toBe(true);
        const wrong = String((Number(number.charAt(place)) + shift) % 10);
        expect(isOwnNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
      },
    ),
  );
});

it('makes a number with the tail asked for', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 999_999_999n), fc.nat(9999), (serial, tail) => {
      const ending = String(tail).padStart(4, '0');
      const number = accountNumber(serial, ending);
      expect(number.endsWith(ending)).toBe(true);
      expect(isOwnNumber(number)).toBe(true);
    }),
  );
});

it('gives no number twice', () => {
  const numbers = new Set(Array.from({ length: 20_000 }, (_, index) => accountNumber(BigInt(index + 1))));
  expect(numbers.size).toBe(20_000);
});

it('masks as 6 + 4', () => {
  expect(maskNumber('6291881234567891234')).toBe('629188*********1234');
});
