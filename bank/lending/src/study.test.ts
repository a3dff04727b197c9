import { expect, test } from 'vitest';
import { graduatesIn, monthsUntil } from './study.ts';

const bornOn = '2006-05-09';

test.each([
  ['本科三年级学生', '2026-11-20', '2028-07-01'],
  ['本科三年级学生', '2026-08-31', '2027-07-01'],
  ['大四', '2026-11-20', '2027-07-01'],
  ['硕士研究生,研一', '2026-11-20', '2029-07-01'],
  ['学生', '2026-11-20', '2028-07-01'],
])('%s on %s graduates %s', (occupation, today, graduation) => {
  expect(graduatesIn({ occupation, bornOn }, today)).toBe(graduation);
});

test('an older student without a known grade graduates the July to come', () => {
  expect(graduatesIn({ occupation: '学生', bornOn: '1990-01-01' }, '2026-11-20')).toBe('2027-07-01');
});

test('months of grace last until the month of graduation', () => {
  expect(monthsUntil('2028-07-01', '2026-11-20')).toBe(20);
  expect(monthsUntil('2027-07-01', '2027-07-15')).toBe(0);
});
