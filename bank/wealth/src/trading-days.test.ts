import { expect, test } from 'vitest';
import {
  isTradingDay,
  lastValuedDay,
  marketHolidays,
  tradeDayOf,
  tradingDayBefore,
  tradingDaysAfter,
} from './trading-days.ts';

test('weekends and holidays are closed, working Sundays too', () => {
  expect(isTradingDay('2026-11-20')).toBe(true);
  expect(isTradingDay('2026-11-21')).toBe(false);
  expect(isTradingDay('2026-10-01')).toBe(false);
  expect(isTradingDay('2026-02-16')).toBe(false);
  // A Saturday on which offices work in exchange for the holiday.
  expect(isTradingDay('2026-10-10')).toBe(false);
});

test('counts over weekends, holidays and leap day', () => {
  expect(tradingDaysAfter('2026-11-20', 1)).toBe('2026-11-23');
  expect(tradingDaysAfter('2026-09-30', 1)).toBe('2026-10-08');
  expect(tradingDaysAfter('2024-02-28', 1)).toBe('2024-02-29');
  expect(tradingDayBefore('2026-10-08')).toBe('2026-09-30');
});

test('three o’clock decides whose price an order gets', () => {
  expect(tradeDayOf(new Date('2026-11-20T14:59:59+08:00'))).toBe('2026-11-20');
  expect(tradeDayOf(new Date('2026-11-20T15:00:00+08:00'))).toBe('2026-11-23');
  expect(tradeDayOf(new Date('2026-11-21T09:00:00+08:00'))).toBe('2026-11-23');
});

test('the values of a day are known in its evening', () => {
  expect(lastValuedDay(new Date('2026-11-20T10:00:00+08:00'))).toBe('2026-11-19');
  expect(lastValuedDay(new Date('2026-11-20T20:00:00+08:00'))).toBe('2026-11-20');
  expect(lastValuedDay(new Date('2026-11-22T20:00:00+08:00'))).toBe('2026-11-20');
});

test('holidays are ranges in order', () => {
  for (const { from, to } of marketHolidays) expect(from <= to).toBe(true);
  const starts = marketHolidays.map(({ from }) => from);
  expect(starts).toEqual([...starts].sort());
});
