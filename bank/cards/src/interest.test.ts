import fc from 'fast-check';
import { addDays, type Day, daysBetween } from '@banxing/kernel';
import { describe, expect, it } from 'vitest';
import { ordinaryRules } from './card-rules.ts';
import { daysOwed, interestOn } from './interest.ts';
import type { Allocation, Item, ItemId } from './item.ts';

const purchase = (amount: bigint, bookedOn: Day, chargedTo: Day | null = null): Item => ({
  id: 'item_a',
  key: 'a',
  line: 'line_a',
  card: null,
  kind: 'purchase',
  amount,
  open: amount,
  merchant: '京东',
  purpose: 'shopping',
  bookedAt: new Date(`${bookedOn}T10:00:00+08:00`),
  bookedOn,
  statement: 'stmt_a',
  plan: null,
  charge: null,
  chargedTo,
});

const met = (amount: bigint, metOn: Day): Allocation => ({
  line: 'line_a',
  credit: 'item_c' as ItemId,
  debit: 'item_a',
  amount,
  metOn,
});

describe('interest', () => {
  it('is 0.05 % a day from the day of booking to the day before', () => {
    // 10,000.00 for 30 days: 10,000 × 0.0005 × 30 = 150.00
    const owed = interestOn([purchase(10_000_00n, '2026-09-05')], [], '2026-10-05', ordinaryRules);
    expect(owed).toBe(150_00n);
  });

  it('is on what is left after a repayment', () => {
    // 1,000.00 for 10 days and 400.00 for 20 more: 5.00 + 4.00
    const paid = [met(600_00n, '2026-09-15')];
    expect(interestOn([purchase(1000_00n, '2026-09-05')], paid, '2026-10-05', ordinaryRules)).toBe(9_00n);
  });

  it('is not charged twice', () => {
    const item = purchase(1000_00n, '2026-08-05', '2026-09-05');
    expect(interestOn([item], [], '2026-10-05', ordinaryRules)).toBe(15_00n);
  });

  it('counts the leap day', () => {
    expect(daysOwed({ amount: 1n }, [], '2028-02-28', '2028-03-01')).toBe(2n);
  });

  it('is none on fees and interest', () => {
    const fee: Item = { ...purchase(100_00n, '2026-09-05'), kind: 'late_fee' };
    expect(interestOn([fee], [], '2026-10-05', ordinaryRules)).toBe(0n);
  });

  it('agrees with counting day by day', () => {
    const dayly = (amount: bigint, paid: readonly Allocation[], from: Day, to: Day): bigint => {
      let sum = 0n;
      for (let day = from; day < to; day = addDays(day, 1)) {
        sum += amount - paid.reduce((gone, each) => gone + (each.metOn <= day ? each.amount : 0n), 0n);
      }
      return sum;
    };
    const parts = fc.array(fc.tuple(fc.bigInt(1n, 5000n), fc.integer({ min: 0, max: 80 })), { maxLength: 5 });
    fc.assert(
      fc.property(
        parts,
        fc.bigInt(0n, 9000n),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 31, max: 90 }),
        (paid, rest, start, end) => {
          const began = '2026-01-20';
          const allocations = paid.map(([amount, days]) => met(amount, addDays(began, days)));
          const amount = paid.reduce((sum, [each]) => sum + each, rest);
          const [from, to] = [addDays(began, start), addDays(began, end)];
          expect(daysBetween(from, to)).toBeGreaterThan(0);
          expect(daysOwed({ amount }, allocations, from, to)).toBe(dayly(amount, allocations, from, to));
        },
      ),
    );
  });
});
