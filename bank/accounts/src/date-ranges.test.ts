import { describe, expect, it } from 'vitest';
import { chooseRange, elapsedPart, firstDays, rangeBefore } from './date-ranges.ts';
import { sayRange } from './say.ts';

const on = '2026-11-20';
const now = new Date('2026-11-20T10:00:00+08:00');
const range = (text: string) => {
  const [from = '', to = ''] = text.split('/');
  return { from, to };
};

it.each([
  ['2026-11-01/2026-11-30', '2026-10-01/2026-10-31'],
  ['2026-03-01/2026-03-31', '2026-02-01/2026-02-28'],
  ['2026-01-01/2026-12-31', '2025-01-01/2025-12-31'],
  ['2026-11-16/2026-11-22', '2026-11-09/2026-11-15'],
  ['2026-11-20/2026-11-20', '2026-11-19/2026-11-19'],
])('before %s comes %s', (given, before) => {
  expect(rangeBefore(range(given))).toEqual(range(before));
});

it('cuts what has not passed and takes as many days of another', () => {
  expect(elapsedPart(range('2026-11-01/2026-11-30'), on)).toEqual(range('2026-11-01/2026-11-20'));
  expect(firstDays(range('2026-10-01/2026-10-31'), 20)).toEqual(range('2026-10-01/2026-10-20'));
  expect(firstDays(range('2026-02-01/2026-02-28'), 30)).toEqual(range('2026-02-01/2026-02-28'));
});

describe('chooseRange', () => {
  const otherwise = range('2026-11-01/2026-11-30');
  it('takes what was said, or what holds without', () => {
    expect(chooseRange('2026-10-01/2026-10-31', on, otherwise)).toMatchObject({
      value: { from: '2026-10-01' },
    });
    expect(chooseRange(undefined, on, otherwise)).toMatchObject({ value: otherwise });
  });
  it.each([
    ['range_unreadable', 'last month'],
    ['range_unreadable', '2026-10-31/2026-10-01'],
    ['range_ahead', '2026-12-01/2026-12-31'],
  ])('refuses with %s: %s', (code, text) => {
    expect(chooseRange(text, on, otherwise)).toMatchObject({ ok: false, refusal: { code } });
  });
});

it.each([
  ['2026-11-20/2026-11-20', '今天', 'today'],
  ['2026-11-19/2026-11-19', '昨天', 'yesterday'],
  ['2026-11-16/2026-11-22', '这周', 'this week'],
  ['2026-11-09/2026-11-15', '上周', 'last week'],
  ['2026-11-01/2026-11-30', '这个月', 'this month'],
  ['2026-10-01/2026-10-31', '上个月', 'last month'],
  ['2026-09-01/2026-09-30', '9月', 'September'],
  ['2025-09-01/2025-09-30', '2025年9月', 'September 2025'],
  ['2025-01-01/2025-12-31', '去年', 'last year'],
  ['2026-08-20/2026-11-20', '最近三个月', 'the last three months'],
  ['2026-10-01/2026-10-07', '10月1日到10月7日', '1 October to 7 October'],
])('says %s as %s', (text, zh, en) => {
  expect(sayRange(range(text), now)).toEqual({ zh, en });
});
