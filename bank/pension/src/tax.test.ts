import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marginalPercent, taxSaved, yearlyTax } from './tax.ts';

/** The tax office's own table: rate and quick deduction (速算扣除数). */
const wageTable = [
  [36_000, 3, 0],
  [144_000, 10, 2_520],
  [300_000, 20, 16_920],
  [420_000, 25, 31_920],
  [660_000, 30, 52_920],
  [960_000, 35, 85_920],
  [Infinity, 45, 181_920],
] as const;
const businessTable = [
  [30_000, 5, 0],
  [90_000, 10, 1_500],
  [300_000, 20, 10_500],
  [500_000, 30, 40_500],
  [Infinity, 35, 65_500],
] as const;

const byTable = (table: typeof wageTable | typeof businessTable, yuan: number): number => {
  const [, percent, deduction] = table.find(([upTo]) => yuan <= upTo) ?? [0, 0, 0];
  return (yuan * percent) / 100 - deduction;
};

describe('income tax', () => {
  test.each([['wages', wageTable] as const, ['business', businessTable] as const])(
    'on %s agrees with the table of quick deductions to the fen',
    (kind, table) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 200_000_000 }), (fen) => {
          expect(
            Math.abs(Number(yearlyTax(kind, BigInt(fen))) / 100 - byTable(table, fen / 100)),
          ).toBeLessThan(0.0051);
        }),
      );
    },
  );

  test('at the ends of the steps', () => {
    expect(yearlyTax('wages', 36_000_00n)).toBe(1_080_00n);
    expect(yearlyTax('wages', 144_000_00n)).toBe(11_880_00n);
    expect(marginalPercent('wages', 36_000_00n)).toBe(3n);
    expect(marginalPercent('wages', 36_000_01n)).toBe(10n);
    expect(marginalPercent('wages', 0n)).toBe(0n);
    expect(yearlyTax('wages', -1n)).toBe(0n);
  });

  test('twelve thousand deducted save the marginal rate, and across a step both rates', () => {
    expect(taxSaved('wages', 320_200_00n, 12_000_00n)).toBe(3_000_00n);
    expect(taxSaved('wages', 40_000_00n, 12_000_00n)).toBe(400_00n + 240_00n);
    expect(taxSaved('wages', 5_000_00n, 12_000_00n)).toBe(150_00n);
    expect(taxSaved('wages', 0n, 12_000_00n)).toBe(0n);
  });
});
