import { expect, test } from 'vitest';
import { dayInWords, dayOf, hourOf, momentInWords, spanInWords } from './time.ts';

test('the day turns at midnight in Shanghai', () => {
  expect(dayOf(new Date('2026-11-20T15:59:59Z'))).toBe('2026-11-20');
  expect(dayOf(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
  expect(hourOf(new Date('2026-11-20T16:00:00Z'))).toBe(0);
});

test('near days have names, others a date, other years their year', () => {
  expect(dayInWords('2026-11-20', '2026-11-20', 'zh')).toBe('今天');
  expect(dayInWords('2026-11-19', '2026-11-20', 'zh')).toBe('昨天');
  expect(dayInWords('2026-11-21', '2026-11-20', 'en')).toBe('Tomorrow');
  expect(dayInWords('2026-10-02', '2026-11-20', 'zh')).toBe('10月2日');
  expect(dayInWords('2025-12-31', '2026-01-01', 'zh')).toBe('昨天');
  expect(dayInWords('2025-10-02', '2026-11-20', 'en')).toBe('2 Oct 2025');
});

test('a whole month is called by its name', () => {
  expect(spanInWords('2026-11-01', '2026-11-30', '2026-11-20', 'zh')).toBe('11月');
  expect(spanInWords('2024-02-01', '2024-02-29', '2026-11-20', 'zh')).toBe('2024年2月');
  expect(spanInWords('2026-02-01', '2026-02-28', '2026-11-20', 'en')).toBe('February');
  expect(spanInWords('2026-11-01', '2026-11-20', '2026-11-20', 'zh')).toBe('11月1日 – 今天');
});

test('a moment is said by the bank’s clock', () => {
  expect(momentInWords(new Date('2026-11-20T06:05:00Z'), '2026-11-20', 'zh')).toBe('今天 14:05');
});
