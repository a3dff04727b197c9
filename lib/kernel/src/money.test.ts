import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  divideHalfEven,
  formatMoney,
  formatMoneyForPeople,
  money,
  moneyOf,
  parseMoney,
  scaleMoney,
  splitByWeights,
  splitEvenly,
  sumMoney,
} from './index.ts';

const minorUnits = fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n });

describe('parseMoney', () => {
  it('reads back what formatMoney writes, in every currency', () => {
    fc.assert(
      fc.property(minorUnits, fc.constantFrom('CNY' as const, 'JPY' as const), (units, currency) => {
        expect(moneyOf(formatMoney(money(units, currency)), currency)).toEqual(money(units, currency));
      }),
    );
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '1e3',
    '1e309',
    'NaN',
    'Infinity',
    '0x10',
    '1,000',
    '５００',
    '五百',
    '01',
    '.5',
    '1.',
    '--1',
  ])('refuses %j', (text) => {
    expect(parseMoney(text)).toMatchObject({ ok: false, refusal: { code: 'amount_not_a_number' } });
  });

  it('refuses more decimals than the currency has instead of rounding', () => {
    expect(parseMoney('1.005')).toMatchObject({
      ok: false,
      refusal: { code: 'amount_too_precise', decimals: 2 },
    });
    expect(parseMoney('1.0', 'JPY')).toMatchObject({ ok: false, refusal: { code: 'amount_too_precise' } });
  });

  it('refuses sizes that could overflow the books', () => {
    expect(parseMoney('99999999999999999')).toMatchObject({
      ok: false,
      refusal: { code: 'amount_too_large' },
    });
  });
});

describe('arithmetic', () => {
  it('never mixes currencies', () => {
    expect(() => addMoney(money(1n), money(1n, 'USD'))).toThrow(/mixed currencies/u);
  });

  it('splits without losing a fen, shares at most one apart', () => {
    fc.assert(
      fc.property(minorUnits, fc.integer({ min: 1, max: 60 }), (units, parts) => {
        const shares = splitEvenly(money(units), parts);
        expect(sumMoney(shares).minorUnits).toBe(units);
        const sizes = shares.map((share) => share.minorUnits);
        const [least, most] = [
          sizes.reduce((a, b) => (a < b ? a : b)),
          sizes.reduce((a, b) => (a > b ? a : b)),
        ];
        expect(most - least).toBeLessThanOrEqual(1n);
      }),
    );
  });

  it('splits by weights without losing a fen', () => {
    fc.assert(
      fc.property(
        minorUnits,
        fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 20 }),
        (units, weights) => {
          expect(sumMoney(splitByWeights(money(units), weights)).minorUnits).toBe(units);
        },
      ),
    );
  });

  it('rounds halves to even', () => {
    expect([
      divideHalfEven(5n, 2n),
      divideHalfEven(7n, 2n),
      divideHalfEven(-5n, 2n),
      divideHalfEven(6n, 4n),
    ]).toEqual([2n, 4n, -2n, 2n]);
  });

  it('scales by an exact rate', () => {
    expect(formatMoney(scaleMoney(moneyOf('1000000.00'), 395n * 30n, 10_000n * 360n))).toBe('3291.67');
  });
});

describe('formatMoneyForPeople', () => {
  it('groups thousands', () => {
    expect(formatMoneyForPeople(moneyOf('-1234567.80'))).toBe('-1,234,567.80');
    expect(formatMoneyForPeople(moneyOf('999'))).toBe('999.00');
  });
});
