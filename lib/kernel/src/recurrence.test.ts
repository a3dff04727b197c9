import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { fallsOn, nextAfter, parseRecurrence, type Recurrence, recurrenceWords } from './recurrence.ts';

const read = (text: string): Recurrence => {
  const recurrence = parseRecurrence(text);
  if (!recurrence) throw new Error(`no recurrence: ${text}`);
  return recurrence;
};

describe('a recurrence', () => {
  test.each([
    ['daily', '2026-11-20', '2026-11-21'],
    ['weekly:5', '2026-11-20', '2026-11-27'],
    ['weekly:1', '2026-11-20', '2026-11-23'],
    ['monthly:1', '2026-11-20', '2026-12-01'],
    ['monthly:20', '2026-11-20', '2026-12-20'],
    ['monthly:31', '2026-11-20', '2026-11-30'],
    ['monthly:31', '2027-01-31', '2027-02-28'],
    ['monthly:last', '2028-01-31', '2028-02-29'],
    ['yearly:02-29', '2026-03-01', '2027-02-28'],
    ['yearly:11-20', '2026-11-20', '2027-11-20'],
  ])('%s comes after %s on %s', (text, after, next) => {
    expect(nextAfter(read(text), after)).toBe(next);
  });

  test.each([
    'weekly:0',
    'weekly:8',
    'monthly:32',
    'monthly:0',
    'yearly:13-01',
    'yearly:02-30',
    'yearly:5',
    'hourly',
    '',
  ])('%s is none', (text) => {
    expect(parseRecurrence(text)).toBeUndefined();
  });

  test('comes always later, and on no day between', () => {
    const anyForm = fc.constantFrom(
      'daily',
      'weekly:3',
      'monthly:1',
      'monthly:31',
      'monthly:last',
      'yearly:02-29',
    );
    const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(anyForm, anyDay, (form, day) => {
        const recurrence = read(form);
        const next = nextAfter(recurrence, day);
        expect(next > day).toBe(true);
        expect(fallsOn(recurrence, next)).toBe(true);
        for (let between = addDays(day, 1); between < next; between = addDays(between, 1)) {
          expect(fallsOn(recurrence, between)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('has words', () => {
    expect(recurrenceWords(read('monthly:1')).zh).toBe('每月1号');
    expect(recurrenceWords(read('weekly:7'))).toEqual({ zh: '每周日', en: 'every Sunday' });
  });
});
