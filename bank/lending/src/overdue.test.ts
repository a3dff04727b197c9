import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@banxing/kernel';
import { daysLate, penaltyOn } from './overdue.ts';
import { rateOf } from './rate.ts';

const row = { dueOn: '2026-11-25', principal: 9_000_00n, interest: 1_000_00n };

describe('what being late costs', () => {
  test('nothing on the due day and before it', () => {
    expect(penaltyOn(row, rateOf('3.60'), '2026-11-25')).toBe(0n);
    expect(penaltyOn(row, rateOf('3.60'), '2026-11-01')).toBe(0n);
    expect(daysLate('2026-11-25', '2026-11-20')).toBe(0);
  });

  test('ten thousand at 3.6 % cost 1.50 a day: 10,000 × 5.4 % / 360', () => {
    expect(penaltyOn(row, rateOf('3.60'), '2026-11-26')).toBe(1_50n);
    expect(penaltyOn(row, rateOf('3.60'), '2026-12-25')).toBe(45_00n);
  });

  test('counts the leap day', () => {
    const february = { ...row, dueOn: '2028-02-28' };
    expect(daysLate(february.dueOn, '2028-03-01')).toBe(2);
    expect(penaltyOn(february, rateOf('3.60'), '2028-03-01')).toBe(3_00n);
  });

  test('agrees with floating point to the fen', () => {
    const late = fc.record({
      principal: fc.integer({ min: 1, max: 10_000_000 }),
      interest: fc.integer({ min: 0, max: 1_000_000 }),
      hundredths: fc.integer({ min: 1, max: 2400 }),
      days: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(late, ({ principal, interest, hundredths, days }) => {
        const exact = ((principal + interest) * (hundredths / 10_000) * 1.5 * days) / 360;
        const reckoned = penaltyOn(
          { dueOn: row.dueOn, principal: BigInt(principal), interest: BigInt(interest) },
          rateOf((hundredths / 100).toFixed(2)),
          addDays(row.dueOn, days),
        );
        expect(Math.abs(Number(reckoned) - exact)).toBeLessThan(0.51);
      }),
    );
  });
});
