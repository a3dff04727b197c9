import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, exitFeeOf, heldShares, type Lot, takeShares } from './lot.ts';

let count = 0;
const lotOf = (given: Partial<Lot>): Lot => ({
  id: `lot_${String((count += 1)).padStart(4, '0')}`,
  fromOrder: 'ord_x',
  customer: 'cust_x',
  product: 'fund-x',
  shares: 10_000_000n,
  leftShares: 10_000_000n,
  cost: 100_000n,
  boughtOn: '2026-01-05',
  freeOn: '2026-01-05',
  maturesOn: null,
  ...given,
});

test('takes the oldest first', () => {
  const young = lotOf({ boughtOn: '2026-06-01', freeOn: '2026-06-01' });
  const old = lotOf({ boughtOn: '2025-06-01', freeOn: '2025-06-01', leftShares: 4_000_000n });
  const taken = takeShares([young, old], 5_000_000n, '2026-11-20');
  expect(taken.ok && taken.value.map(({ lot, shares }) => [lot.id, shares])).toEqual([
    [old.id, 4_000_000n],
    [young.id, 1_000_000n],
  ]);
});

test('what is locked is not taken, and the day it comes free is told', () => {
  const locked = lotOf({ freeOn: '2026-12-01' });
  const free = lotOf({ leftShares: 3_000_000n });
  expect(takeShares([locked, free], 4_000_000n, '2026-11-20')).toMatchObject({
    refusal: { code: 'shares_locked', free: 3_000_000n, until: '2026-12-01' },
  });
  expect(takeShares([], 1n, '2026-11-20')).toMatchObject({ refusal: { code: 'nothing_held' } });
  expect(takeShares([free], 9_000_000n, '2026-11-20')).toMatchObject({ refusal: { code: 'shares_short' } });
});

test('what is taken adds up and never exceeds a lot', () => {
  const sizes = fc.array(fc.bigInt({ min: 1n, max: 1_000_000n }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.bigInt({ min: 1n, max: 8_000_000n }), (lefts, wanted) => {
      const lots = lefts.map((leftShares) => lotOf({ shares: 1_000_000n, leftShares }));
      const taken = takeShares(lots, wanted, '2026-11-20');
      expect(taken.ok).toBe(wanted <= heldShares(lots));
      if (!taken.ok) return;
      expect(taken.value.reduce((sum, { shares }) => sum + shares, 0n)).toBe(wanted);
      for (const { lot, shares } of taken.value) expect(shares <= lot.leftShares && shares > 0n).toBe(true);
    }),
  );
});

test('a fee falls on what was held too short, lot by lot', () => {
  const fees = [
    { days: 30, basisPoints: 50 },
    { days: 7, basisPoints: 150 },
  ];
  const taken = [
    { lot: lotOf({ boughtOn: '2026-11-16' }), shares: 10_000_000n },
    { lot: lotOf({ boughtOn: '2026-11-01' }), shares: 10_000_000n },
    { lot: lotOf({ boughtOn: '2026-10-21' }), shares: 10_000_000n },
  ];
  // 1,000.00 each at 1.0: 15.00 within a week, 5.00 within a month, nothing after 30 days.
  expect(exitFeeOf(fees, taken, 1_000_000n, '2026-11-20')).toBe(20_00n);
});

test('the cost of a part is its share of the whole', () => {
  expect(costOf({ cost: 100_000n, shares: 30_000n }, 10_000n)).toBe(33_333n);
});
