import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordinaryRules } from './card-rules.ts';
import { annualRateOf, planParts, planTerms } from './instalment-plan.ts';

/** The same rate by Newton's way in floating point: another road to the same place. */
function rateByNewton(amount: number, payments: readonly number[]): number {
  let rate = 0.01;
  for (let round = 0; round < 100; round++) {
    let value = -amount;
    let slope = 0;
    for (const [index, payment] of payments.entries()) {
      value += payment / (1 + rate) ** (index + 1);
      slope -= ((index + 1) * payment) / (1 + rate) ** (index + 2);
    }
    rate -= value / slope;
  }
  return rate * 12 * 100;
}

describe('a plan', () => {
  it('splits 12,000.00 over twelve months at 0.60 % a month', () => {
    const parts = planParts(12_000_00n, 12, ordinaryRules);
    expect(parts[0]).toEqual({ no: 1, principal: 1000_00n, fee: 72_00n, billedOn: null });
    expect(parts).toHaveLength(12);
    // 7.2 % of fees in name, but the debt shrinks: 13.03 % a year.
    expect(annualRateOf(12_000_00n, parts)).toBe('13.03');
  });

  it('loses and invents no fen', () => {
    fc.assert(
      fc.property(
        fc.bigInt(500_00n, 9_000_000n),
        fc.constantFrom(...planTerms(ordinaryRules)),
        (amount, term) => {
          const parts = planParts(amount, term, ordinaryRules);
          expect(parts.reduce((sum, { principal }) => sum + principal, 0n)).toBe(amount);
          const shares = parts.map(({ principal }) => principal);
          expect(Math.max(...shares.map(Number)) - Math.min(...shares.map(Number))).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('has the yearly rate that Newton finds', () => {
    fc.assert(
      fc.property(
        fc.bigInt(500_00n, 9_000_000n),
        fc.constantFrom(...planTerms(ordinaryRules)),
        (amount, term) => {
          const parts = planParts(amount, term, ordinaryRules);
          const payments = parts.map(({ principal, fee }) => Number(principal + fee));
          expect(Number(annualRateOf(amount, parts))).toBeCloseTo(rateByNewton(Number(amount), payments), 1);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('offers three months to two years', () => {
    expect(planTerms(ordinaryRules)).toEqual([3, 6, 9, 12, 18, 24]);
  });
});
