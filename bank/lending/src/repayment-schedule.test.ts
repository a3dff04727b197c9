import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateOf } from './rate.ts';
import {
  dueDayOf,
  instalmentsOf,
  type LoanTerms,
  repaymentMethods,
  totalInterest,
} from './repayment-schedule.ts';

const terms = (
  principal: bigint,
  percent: string,
  months: number,
  method: LoanTerms['method'],
): LoanTerms => ({
  principal,
  rate: rateOf(percent),
  months,
  method,
});

const anyTerms = fc.record({
  principal: fc.bigInt({ min: 100_00n, max: 10_000_000_00n }),
  rate: fc.integer({ min: 0, max: 3600 }).map((hundredths) => rateOf((hundredths / 100).toFixed(2))),
  months: fc.integer({ min: 1, max: 360 }),
  method: fc.constantFrom(...repaymentMethods),
});

/** The annuity in floating point, as a pocket calculator has it. */
function annuity(principal: number, yearly: number, months: number): number {
  const r = yearly / 12;
  return r === 0 ? principal / months : (principal * r) / (1 - (1 + r) ** -months);
}

describe('a repayment schedule', () => {
  test('pays back the principal, no more and no less, and never charges a negative amount', () => {
    fc.assert(
      fc.property(anyTerms, (loan) => {
        const rows = instalmentsOf(loan);
        expect(rows).toHaveLength(loan.months);
        expect(rows.reduce((sum, row) => sum + row.principal, 0n)).toBe(loan.principal);
        expect(rows.every((row) => row.principal >= 0n && row.interest >= 0n)).toBe(true);
      }),
    );
  });

  test('charges each month a twelfth of the yearly rate on what is still owed, within half a fen', () => {
    fc.assert(
      fc.property(anyTerms, (loan) => {
        let owed = loan.principal;
        for (const row of instalmentsOf(loan)) {
          const twelfths = 12n * loan.rate.denominator;
          const error = row.interest * twelfths - owed * loan.rate.numerator;
          expect(2n * (error < 0n ? -error : error) <= twelfths).toBe(true);
          owed -= row.principal;
        }
        expect(owed).toBe(0n);
      }),
    );
  });

  test('equal instalments are all equal but the last, and agree with the annuity in floating point', () => {
    const ordinary = fc.record({
      principal: fc.integer({ min: 10_000_00, max: 10_000_000_00 }),
      hundredths: fc.integer({ min: 0, max: 900 }),
      months: fc.integer({ min: 2, max: 360 }),
    });
    fc.assert(
      fc.property(ordinary, ({ principal, hundredths, months }) => {
        const percent = (hundredths / 100).toFixed(2);
        const rows = instalmentsOf(terms(BigInt(principal), percent, months, 'equal_instalment'));
        const payments = rows.map((row) => Number(row.principal + row.interest));
        const first = payments[0] ?? 0;
        expect(payments.slice(0, -1).every((payment) => payment === first)).toBe(true);
        expect(Math.abs(first - annuity(principal, hundredths / 10_000, months))).toBeLessThan(0.51);
      }),
    );
  });

  test('the last equal instalment differs by the roundings gathered on the way, and no more', () => {
    const rows = instalmentsOf(terms(1_000_000_00n, '3.95', 360, 'equal_instalment'));
    const [first, last] = [rows[0], rows[359]];
    const apart = Number(
      (first?.principal ?? 0n) + (first?.interest ?? 0n) - (last?.principal ?? 0n) - (last?.interest ?? 0n),
    );
    expect(Math.abs(apart)).toBeLessThan(1000);
  });

  test.each([
    [1_000_000_00n, '4.9', 360, 5307_27n],
    [1_000_000_00n, '4.2', 360, 4890_17n],
    [1_000_000_00n, '3.1', 360, 4270_16n],
    [300_000_00n, '3.5', 36, 8790_62n],
    [12_000_00n, '0', 12, 1000_00n],
  ])(
    '%s fen at %s %% over %s months costs the published instalment',
    (principal, percent, months, payment) => {
      const [row] = instalmentsOf(terms(principal, percent, months, 'equal_instalment'));
      expect((row?.principal ?? 0n) + (row?.interest ?? 0n)).toBe(payment);
    },
  );

  test('equal principal falls by the same share, and its interest is the sum of a falling row', () => {
    const rows = instalmentsOf(terms(120_000_00n, '6', 12, 'equal_principal'));
    expect(rows.map((row) => row.principal)).toEqual(Array.from({ length: 12 }, () => 10_000_00n));
    expect(rows[0]?.interest).toBe(600_00n);
    expect(rows[11]?.interest).toBe(50_00n);
    expect(totalInterest(rows)).toBe(3900_00n);
  });

  test('interest first pays only interest until the last month', () => {
    const rows = instalmentsOf(terms(100_000_00n, '4.8', 6, 'interest_first'));
    expect(rows.slice(0, 5).every((row) => row.principal === 0n && row.interest === 400_00n)).toBe(true);
    expect(rows[5]).toEqual({ no: 6, principal: 100_000_00n, interest: 400_00n });
  });

  test('falls due in the months after the drawing, on the last day where the month is short', () => {
    expect(dueDayOf('2026-01-31', 31, 1)).toBe('2026-02-28');
    expect(dueDayOf('2026-01-31', 31, 2)).toBe('2026-03-31');
    expect(dueDayOf('2026-11-20', 20, 2)).toBe('2027-01-20');
  });

  test('refuses to reckon a loan of nothing or of no months', () => {
    expect(() => instalmentsOf(terms(0n, '4', 12, 'equal_principal'))).toThrow('more than nothing');
    expect(() => instalmentsOf(terms(100n, '4', 0, 'equal_principal'))).toThrow('months out of range');
  });
});
