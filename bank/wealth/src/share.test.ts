import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPercent, formatShares, formatUnitValue, sharesCovering, sharesFor, valueOf } from './share.ts';

const fen = fc.bigInt({ min: 1n, max: 10_000_000_000n });
const unitValue = fc.bigInt({ min: 100_000n, max: 2_000_000_000n });

test('10,000 yuan at 1.25 are 8,000 shares, worth 10,000 yuan', () => {
  expect(sharesFor(1_000_000n, 1_250_000n)).toBe(80_000_000n);
  expect(valueOf(80_000_000n, 1_250_000n)).toBe(1_000_000n);
});

test('shares bought are worth what was paid to within half a hundredth of a share', () => {
  fc.assert(
    fc.property(fen, unitValue, (paid, value) => {
      const worth = valueOf(sharesFor(paid, value), value);
      const halfHundredth = value / 20_000n + 1n;
      expect(worth - paid <= halfHundredth && paid - worth <= halfHundredth).toBe(true);
    }),
  );
});

test('shares given up always cover the amount, and one ten-thousandth fewer would not', () => {
  fc.assert(
    fc.property(fen, unitValue, (wanted, value) => {
      const shares = sharesCovering(wanted, value);
      expect(shares * value >= wanted * 100_000_000n).toBe(true);
      expect((shares - 1n) * value < wanted * 100_000_000n).toBe(true);
    }),
  );
});

test('are written with the decimals people expect', () => {
  expect(formatUnitValue(1_083_449n)).toBe('1.0834');
  expect(formatShares(92_345_600n)).toBe('9234.56');
  expect(formatPercent(23_512n)).toBe('2.35');
  expect(formatPercent(-4_960n)).toBe('-0.50');
});
