import { isCardNumber } from '@banxing/accounts';
import { expect, it } from 'vitest';
import { creditCardNumber } from './card-number.ts';

it('makes numbers whose check digit is right, with any tail', () => {
  for (let serial = 1n; serial < 2000n; serial += 7n) {
    expect(isCardNumber(creditCardNumber(serial))).toBe(true);
    const tail = String(serial % 10_000n).padStart(4, '0');
    const number = creditCardNumber(serial, tail);
    expect(isCardNumber(number)).toBe(true);
    expect(number.endsWith(tail)).toBe(true);
  }
});
