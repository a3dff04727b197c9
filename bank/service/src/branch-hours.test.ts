import { describe, expect, it } from 'vitest';
import { hoursOn, openingOn, visitDays } from './branch-hours.ts';

const hours = '周一至周五 9:00–17:00,周六 9:30–16:00';

describe('opening times', () => {
  it.each([
    ['2026-11-20', '2026-11-20T09:00:00+08:00', '2026-11-20T17:00:00+08:00'],
    ['2026-11-21', '2026-11-21T09:30:00+08:00', '2026-11-21T16:00:00+08:00'],
  ])('of %s', (day, opensAt, closesAt) => {
    expect(openingOn(hours, day)).toEqual({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) });
  });

  it('has none on a Sunday, but where it opens daily', () => {
    expect(openingOn(hours, '2026-11-22')).toBeUndefined();
    expect(openingOn('周一至周日 8:30–16:30', '2026-11-22')).toBeDefined();
  });

  it('are told by the clock', () => {
    expect(hoursOn(hours, '2026-11-21')).toBe('9:30–16:00');
    expect(hoursOn(hours, '2026-11-22')).toBe('');
  });

  it('cannot read what is not hours', () => {
    expect(openingOn('全天', '2026-11-20')).toBeUndefined();
  });
});

describe('days for a visit', () => {
  it('begin today until it closes, and skip closed days', () => {
    const [open, closed] = [new Date('2026-11-20T16:59:00+08:00'), new Date('2026-11-20T17:00:00+08:00')];
    expect(visitDays(hours, open, 3)).toEqual(['2026-11-20', '2026-11-21', '2026-11-23']);
    expect(visitDays(hours, closed, 2)).toEqual(['2026-11-21', '2026-11-23']);
  });
});
