import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusNow } from '../training/corpus.ts';
import { normalise } from '../normal/normal-text.ts';
import { timesFor } from '../frame/time-slots.ts';
import { readMentions } from './mentions.ts';
import { readTimes } from './time.ts';

const slots = (text: string, intent: string): Record<string, string> => {
  const normal = normalise(text);
  return timesFor(intent, normal.text, readMentions(normal, corpusNow), corpusNow, []);
};

const periods: readonly (readonly [string, string])[] = [
  ['上个月', '2026-10-01/2026-10-31'], ['这个月', '2026-11-01/2026-11-30'], ['本月', '2026-11-01/2026-11-30'],
  ['去年', '2025-01-01/2025-12-31'], ['今年', '2026-01-01/2026-12-31'], ['上周', '2026-11-09/2026-11-15'],
  ['近三个月', '2026-08-20/2026-11-20'], ['10月份', '2026-10-01/2026-10-31'], ['国庆', '2026-10-01/2026-10-07'],
  ['昨天', '2026-11-19/2026-11-19'], ['琴日', '2026-11-19/2026-11-19'], ['上个礼拜', '2026-11-09/2026-11-15'],
  ['上個月', '2026-10-01/2026-10-31'], ['上上个月', '2026-09-01/2026-09-30'], ['12月', '2025-12-01/2025-12-31'],
  ['3月到5月', '2026-03-01/2026-05-31'], ['1到3月', '2026-01-01/2026-03-31'], ['10月1号到7号', '2026-10-01/2026-10-07'],
  ['去年10月到今年3月', '2025-10-01/2026-03-31'], ['今年以来', '2026-01-01/2026-11-20'], ['年初到现在', '2026-01-01/2026-11-20'],
  ['上半年', '2026-01-01/2026-06-30'], ['去年下半年', '2025-07-01/2025-12-31'], ['第三季度', '2026-07-01/2026-09-30'],
  ['上季度', '2026-07-01/2026-09-30'], ['2025年3月', '2025-03-01/2025-03-31'], ['去年双十一', '2025-11-11/2025-11-11'],
  ['近7天', '2026-11-13/2026-11-20'], ['近半年', '2026-05-20/2026-11-20'], ['上周三', '2026-11-11/2026-11-11'],
  ['last month', '2026-10-01/2026-10-31'], ['past 3 months', '2026-08-20/2026-11-20'], ['since January', '2026-01-01/2026-11-20'],
  ['旧年', '2025-01-01/2025-12-31'], ['迭个号头', '2026-11-01/2026-11-30'], ['今个月', '2026-11-01/2026-11-30'],
]; // prettier-ignore

const days: readonly (readonly [string, string])[] = [
  ['明天', '2026-11-21'], ['后天', '2026-11-22'], ['大后天', '2026-11-23'], ['下周三', '2026-11-25'], ['25号', '2026-11-25'],
  ['5号', '2026-12-05'], ['月底', '2026-11-30'], ['下个月5号', '2026-12-05'], ['12月1号', '2026-12-01'], ['3月5号', '2027-03-05'],
  ['三天后', '2026-11-23'], ['一周后', '2026-11-27'], ['周一', '2026-11-23'], ['听日', '2026-11-21'], ['明儿', '2026-11-21'],
  ['tomorrow', '2026-11-21'], ['next friday', '2026-11-27'], ['on the 25th', '2026-11-25'], ['December 5', '2026-12-05'],
]; // prettier-ignore

const repetitions: readonly (readonly [string, string])[] = [
  ['每月1号', 'monthly:1'], ['每个月十五号', 'monthly:15'], ['每月底', 'monthly:last'], ['每周五', 'weekly:5'], ['每个星期天', 'weekly:7'],
  ['每天', 'daily'], ['每年3月5号', 'yearly:03-05'], ['every Friday', 'weekly:5'], ['on the 1st of every month', 'monthly:1'],
  ['每月自动转,10号', 'monthly:10'], ['逢周三', 'weekly:3'],
]; // prettier-ignore

const lengths: readonly (readonly [string, string])[] = [
  ['三个月', 'P3M'], ['半年', 'P6M'], ['90天', 'P90D'], ['两年', 'P2Y'], ['12个月', 'P12M'], ['一年半', 'P18M'], ['七天', 'P7D'],
  ['3 months', 'P3M'], ['two years', 'P2Y'], ['一百八十天', 'P180D'], ['十万三年', 'P3Y'], ['一万五一年', 'P1Y'], ['仨月', 'P3M'], ['二十念', 'P20Y'],
]; // prettier-ignore

describe('words about time, said on Friday 20 November 2026', () => {
  it.each(periods)('%s is the period %s', (text, range) => {
    expect(
      slots(`查${text}的流水`, 'account.transactions')['date_range'] ??
        slots(text, 'account.transactions')['date_range'],
    ).toBe(range);
  });
  it.each(days)('%s is the day %s', (text, day) => {
    expect(slots(`${text} 提醒我还款`, 'reminder.create')['date']).toBe(day);
  });
  it.each(repetitions)('%s is %s', (text, recurrence) => {
    expect(slots(text, 'transfer.schedule_create')['recurrence']).toBe(recurrence);
  });
  it.each(lengths)('%s lasts %s', (text, term) => {
    expect(slots(text, 'deposit.open')['term']).toBe(term);
  });

  it('leaves 最近 open', () => {
    expect(slots('最近的交易', 'account.transactions')).toEqual({});
  });

  it('looks ahead where the question does', () => {
    expect(slots('12月要还多少', 'loan.repayment_due')['date_range']).toBe('2026-12-01/2026-12-31');
  });

  it('knows which period is the baseline', () => {
    const both = { date_range: '2026-11-01/2026-11-30', compare_range: '2026-10-01/2026-10-31' };
    expect(slots('这个月比上个月多花了多少', 'account.spending_compare')).toEqual(both);
    expect(slots('上个月和这个月对比', 'account.spending_compare')).toEqual(both);
    expect(slots('比上个月多吗', 'account.spending_compare')).toEqual({ compare_range: both.compare_range });
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        readTimes(normalise(text).text, '2026-11-20');
      }),
      { numRuns: 500 },
    );
  });
});
