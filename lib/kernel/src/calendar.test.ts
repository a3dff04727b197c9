import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addDuration,
  addMonths,
  dayInMonthOf,
  dayOf,
  daysBetween,
  formatInstant,
  isDay,
  monthRange,
  monthsOfDuration,
  parseDayRange,
  startOfDay,
  weekdayOf,
  weekRange,
} from './index.ts';

const anyDay = fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays('2026-11-20', days));

describe('calendar', () => {
  it('has the Shanghai day of an instant', () => {
    expect(dayOf(new Date('2026-11-19T15:59:59Z'))).toBe('2026-11-19');
    expect(dayOf(new Date('2026-11-19T16:00:00Z'))).toBe('2026-11-20');
    expect(formatInstant(startOfDay('2026-11-20'))).toBe('2026-11-20T00:00:00+08:00');
  });

  it('clamps the 31st and the leap day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(dayInMonthOf('2026-04-02', 31)).toBe('2026-04-30');
  });

  it('counts days both ways', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('starts weeks on Monday', () => {
    expect(weekdayOf('2026-11-20')).toBe(5);
    expect(weekRange('2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(monthRange('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  it('knows a day from a look-alike', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', 'today', '2026-11-20T00:00'].map(isDay)).toEqual(
      Array(5).fill(false),
    );
    expect(parseDayRange('2026-11-20/2026-11-01')).toBeUndefined();
    expect(parseDayRange('2026-11-01/2026-11-20')).toEqual({ from: '2026-11-01', to: '2026-11-20' });
  });

  it('moves by durations on the calendar', () => {
    expect(formatInstant(addDuration(new Date('2026-01-31T10:00:00+08:00'), 'P1M'))).toBe(
      '2026-02-28T10:00:00+08:00',
    );
    expect(monthsOfDuration('P2Y6M')).toBe(30);
    expect(monthsOfDuration('P90D')).toBeUndefined();
  });
});
