import { describe, expect, it } from 'vitest';
import { kindOf, normalAmount, spansAt } from './fields.ts';

describe('fields of a function', () => {
  it.each([
    ['500', '500.00'],
    ['500.5', '500.50'],
    ['1,200', '1200.00'],
    ['0.001', '0.001'],
    ['abc', 'abc'],
  ])('reads the amount %s as %s and never rounds', (typed, wanted) => {
    expect(normalAmount(typed)).toBe(wanted);
  });

  it('offers spans by the day in Shanghai, over the turn of the year', () => {
    const words = ['这个月', '上个月', '今年', '去年'] as const;
    expect(spansAt(new Date('2025-12-31T17:00:00Z'), words)).toEqual({
      '2026-01-01/2026-01-31': '这个月',
      '2025-12-01/2025-12-31': '上个月',
      '2026-01-01/2026-12-31': '今年',
      '2025-01-01/2025-12-31': '去年',
    });
  });

  it('lets people choose where the values are known', () => {
    expect(kindOf('switch', { on: '开', off: '关' })).toBe('choice');
    expect(kindOf('amount', undefined)).toBe('amount');
    expect(kindOf('payee', undefined)).toBe('text');
  });
});
