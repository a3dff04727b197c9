import { expect, it } from 'vitest';
import { comesAgainOn, firstDay, sayWhen, toldAt } from './reminder.ts';

const morning = new Date('2026-11-20T08:00:00+08:00');
const later = new Date('2026-11-20T10:00:00+08:00');
const first = (given: { date?: string; recurrence?: string }, now = later) => {
  const day = firstDay(given, now);
  return day.ok ? day.value : day.refusal.code;
};

it.each([
  [{ date: '2026-11-25' }, '2026-11-25'],
  [{ date: '2026-11-20' }, '2026-11-20'],
  [{ recurrence: 'monthly:25' }, '2026-11-25'],
  [{ recurrence: 'monthly:20' }, '2026-12-20'],
  [{ recurrence: 'monthly:31' }, '2026-11-30'],
  [{ recurrence: 'weekly:5' }, '2026-11-27'],
  [{ recurrence: 'daily' }, '2026-11-21'],
  [{ date: '2027-02-01', recurrence: 'monthly:31' }, '2027-02-28'],
  [{ date: '2026-12-10', recurrence: 'monthly:10' }, '2026-12-10'],
  [{ recurrence: 'yearly:02-29' }, '2027-02-28'],
  [{ date: '2026-11-19' }, 'day_past'],
  [{ date: '2026-02-30' }, 'day_unreadable'],
  [{ date: '2032-01-01' }, 'day_too_far'],
  [{ recurrence: 'monthly:32' }, 'recurrence_unreadable'],
  [{}, 'day_unreadable'],
])('%j begins on %s', (given, day) => {
  expect(first(given)).toBe(day);
});

it('counts today while its hour is to come', () => {
  expect(first({ recurrence: 'monthly:20' }, morning)).toBe('2026-11-20');
  expect(first({ recurrence: 'daily' }, morning)).toBe('2026-11-20');
});

it('tells at nine, later when nine has passed, at once when the day is over', () => {
  expect(toldAt('2026-11-25', later)).toEqual(new Date('2026-11-25T09:00:00+08:00'));
  expect(toldAt('2026-11-20', later)).toEqual(new Date('2026-11-20T12:00:00+08:00'));
  const night = new Date('2026-11-20T23:00:00+08:00');
  expect(toldAt('2026-11-20', night)).toEqual(night);
});

it('comes again on the last day of a short month and goes back to its own day after', () => {
  const monthly = { recurrence: 'monthly:31', nextOn: '2027-01-31' };
  expect(comesAgainOn(monthly)).toBe('2027-02-28');
  expect(comesAgainOn({ ...monthly, nextOn: '2027-02-28' })).toBe('2027-03-31');
  expect(comesAgainOn({ recurrence: 'yearly:02-29', nextOn: '2027-02-28' })).toBe('2028-02-29');
  expect(comesAgainOn({ recurrence: null, nextOn: '2027-02-28' })).toBeUndefined();
});

it('says when', () => {
  expect(sayWhen({ recurrence: 'monthly:25', nextOn: '2026-11-25' }, '2026-11-20').zh).toBe('每月25号');
  expect(sayWhen({ recurrence: null, nextOn: '2026-11-25' }, '2026-11-20').zh).toBe('11月25日(周三)');
});
