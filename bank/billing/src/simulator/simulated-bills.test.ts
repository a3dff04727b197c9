import { expect, test } from 'vitest';
import { billIssued, issueDays, restOf, settledThrough } from './simulated-bills.ts';

test('bills come on their days, also around the end of a year', () => {
  expect(issueDays('electricity', '2026-11-09', '2027-02-09')).toEqual([
    '2026-12-09',
    '2027-01-09',
    '2027-02-09',
  ]);
  expect(issueDays('property', '2026-01-01', '2026-12-31')).toEqual([
    '2026-02-01',
    '2026-05-01',
    '2026-08-01',
    '2026-11-01',
  ]);
});

test('a bill covers the month before and is always the same', () => {
  const bill = billIssued('electricity', '1100000001', '2026-11-09');
  expect(bill).toMatchObject({ from: '2026-10-01', to: '2026-10-31', dueOn: '2026-12-08' });
  expect(billIssued('electricity', '1100000001', '2026-11-09')).toEqual(bill);
  expect(bill.amount).toBeGreaterThanOrEqual(8000n);
  expect(bill.amount).toBeLessThanOrEqual(19000n);
});

test('the bill of February is that of the month before, in a leap year too', () => {
  expect(billIssued('water', '1', '2028-03-13')).toMatchObject({ from: '2028-02-01', to: '2028-02-29' });
});

test.each(['2026-11-20', '2026-12-31', '2027-02-28', '2028-02-29', '2026-03-01'])(
  'whoever moves in on %s has one running electricity bill that is not overdue',
  (on) => {
    const open = issueDays('electricity', settledThrough('electricity', '1', on), on);
    expect(open).toHaveLength(1);
    expect(billIssued('electricity', '1', open[0] ?? '').dueOn >= on).toBe(true);
  },
);

test('money pays the oldest bill first, and what is over is kept', () => {
  const bills = ['2026-10-13', '2026-11-13'].map((day) => billIssued('water', '7', day));
  const [older, newer] = bills;
  if (!older || !newer) throw new Error('two bills');
  expect(restOf(bills, older.amount + 100n)).toEqual({
    charges: [{ ...newer, amount: newer.amount - 100n }],
    credit: 0n,
  });
  expect(restOf(bills, older.amount + newer.amount + 500n)).toEqual({ charges: [], credit: 500n });
});
