import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney, money } from '@banxing/kernel';
import { dealtCurrencies } from './currency-names.ts';
import { formatPrice, parsePrice, priceOf, yuanOf } from './price.ts';

const amounts = fc.bigInt({ min: 1n, max: 10_000_000_00n });
const prices = fc.bigInt({ min: 1n, max: 200_000n });

describe('prices', () => {
  test('are read exactly and written with four decimals', () => {
    expect(formatPrice(priceOf('7.1'))).toBe('7.1000');
    expect(formatPrice(priceOf('710'))).toBe('710.0000');
    for (const text of ['0', '0.0000', '7.12345', '-7', '1e3', '', 'x'])
      expect(parsePrice(text).ok).toBe(false);
    fc.assert(fc.property(prices, (price) => priceOf(formatPrice(price)) === price));
  });

  test('a hundred yen, one dollar, half a fen to the even one', () => {
    expect(formatMoney(yuanOf(money(15_000n, 'JPY'), priceOf('4.62')))).toBe('693.00');
    expect(formatMoney(yuanOf(money(1000_00n, 'USD'), priceOf('7.12')))).toBe('7120.00');
    expect(formatMoney(yuanOf(money(1n, 'USD'), priceOf('0.5')))).toBe('0.00');
    expect(formatMoney(yuanOf(money(3n, 'USD'), priceOf('0.5')))).toBe('0.02');
  });

  test('rounding is never off by more than half a fen, for any currency', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dealtCurrencies), amounts, prices, (currency, minor, price) => {
        // A cent, and a yen of a hundred, both make a hundred of the quoted unit; a fen is a hundred of a price's parts.
        const fen = 10_000n;
        const difference = minor * price - yuanOf(money(minor, currency), price).minorUnits * fen;
        return difference * 2n <= fen && difference * 2n >= -fen;
      }),
    );
  });

  test('to buy and sell again at once never brings a gain', () => {
    fc.assert(
      fc.property(amounts, prices, fc.bigInt({ min: 0n, max: 500n }), (minor, bid, spread) => {
        const foreign = money(minor, 'USD');
        return yuanOf(foreign, bid).minorUnits <= yuanOf(foreign, bid + spread).minorUnits;
      }),
    );
  });

  test('more costs more', () => {
    fc.assert(
      fc.property(amounts, amounts, prices, (a, b, price) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        return yuanOf(money(less, 'EUR'), price).minorUnits <= yuanOf(money(more, 'EUR'), price).minorUnits;
      }),
    );
  });
});
