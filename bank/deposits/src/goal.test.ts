import { expect, test } from 'vitest';
import { monthlyFor, reached } from './goal.ts';

test('tells what a month must bring, never too little', () => {
  expect(monthlyFor(12_000_00n, 0n, '2026-11-20', '2027-11-20')).toBe(1_000_00n);
  expect(monthlyFor(10_000_00n, 0n, '2026-11-20', '2027-02-20')).toBe(3_334_00n);
  expect(monthlyFor(1_000_00n, 1_000_00n, '2026-11-20', '2027-02-20')).toBeNull();
  expect(monthlyFor(1_000_00n, 0n, '2026-11-20', null)).toBeNull();
});

test('a goal of today is due within a month', () => {
  expect(monthlyFor(500_00n, 0n, '2026-11-20', '2026-11-20')).toBe(500_00n);
  expect(reached(3_000_00n, 1_000_00n)).toBe(33);
});
