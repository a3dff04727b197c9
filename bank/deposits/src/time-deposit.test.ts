import { expect, test } from 'vitest';
import {
  bestRate,
  fullInterest,
  interestOn,
  maturityOf,
  noticeEndsOn,
  percent,
  type Rate,
  termOf,
} from './time-deposit.ts';

test('comes back on the same day of the month, or the last of a shorter one', () => {
  expect(maturityOf('2026-11-20', 'P1Y')).toBe('2027-11-20');
  expect(maturityOf('2026-11-30', 'P3M')).toBe('2027-02-28');
  expect(maturityOf('2024-02-29', 'P1Y')).toBe('2025-02-28');
  expect(maturityOf('2026-08-31', 'P6M')).toBe('2027-02-28');
});

test('10,000 for a year at 1.30 % are 130.00', () => {
  expect(fullInterest(10_000_00n, 130, 'P1Y')).toBe(130_00n);
  expect(fullInterest(10_000_00n, 90, 'P3M')).toBe(22_50n);
  expect(fullInterest(333_33n, 165, 'P3Y')).toBe(16_50n);
});

test('taken early it gives the current rate, taken late the full one and the current one after', () => {
  const deposit = {
    form: 'fixed' as const,
    principal: 100_000_00n,
    basisPoints: 130,
    startsOn: '2026-01-10',
    maturesOn: '2027-01-10',
    term: 'P1Y',
  };
  // 100 days at 0.05 % of a year of 360: 13.888…
  expect(interestOn(deposit, 5, '2026-04-20')).toBe(13_89n);
  expect(interestOn(deposit, 5, '2027-01-10')).toBe(1_300_00n);
  expect(interestOn(deposit, 5, '2027-01-20')).toBe(1_301_39n);
});

test('notice is one day or seven', () => {
  expect(noticeEndsOn('P1D', '2026-12-31')).toBe('2027-01-01');
  expect(noticeEndsOn('P7D', '2026-02-25')).toBe('2026-03-04');
});

test('reads terms however they are said', () => {
  expect(['P12M', 'P90D', 'P180D', 'P365D', 'P24M', 'P1W', 'P4Y'].map(termOf)).toEqual([
    'P1Y',
    'P3M',
    'P6M',
    'P1Y',
    'P2Y',
    'P7D',
    'P4Y',
  ]);
  expect(percent(5)).toBe('0.05%');
});

test('the large deposit is taken when the amount is large enough', () => {
  const rateOf = (form: Rate['form'], basisPoints: number, minimum: bigint): Rate => ({
    form,
    term: 'P1Y',
    name: { zh: '', en: '' },
    basisPoints,
    minimum,
  });
  const rates = [rateOf('fixed', 130, 50_00n), rateOf('large', 145, 200_000_00n)];
  expect(bestRate(rates, 'P1Y', 199_999_99n)?.form).toBe('fixed');
  expect(bestRate(rates, 'P1Y', 200_000_00n)?.form).toBe('large');
  expect(bestRate(rates, 'P1Y', 10_00n)).toBeUndefined();
});
