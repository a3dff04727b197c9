import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '@banxing/kernel';
import { slotValueIn } from '../frame/expected-answer.ts';
import { normalSlots } from '../frame/normal-slots.ts';
import { signalsOf } from '../frame/signals.ts';
import { normalise } from '../normal/normal-text.ts';
import { corpusNow } from '../training/corpus.ts';
import { readMentions } from './mentions.ts';

const slots = (text: string, intent: string): Record<string, string> => {
  const normal = normalise(text);
  return normalSlots(intent, normal.text, readMentions(normal, corpusNow), corpusNow, []);
};

const digits = '零一二三四五六七八九';
const chinese = (value: number): string =>
  value < 10
    ? (digits[value] ?? '')
    : `${value < 20 ? '' : digits[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : digits[value % 10]}`;

const pad = (value: number): string => String(value).padStart(2, '0');
const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

const monthAndDay = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 45 }));

/** The next day with this month and number to come, within a year and a month. */
function nextOf(month: number, day: number): string | undefined {
  const inYear = (year: number): string => `${year}-${pad(month)}-${pad(day)}`;
  const next = [2026, 2027].map(inYear).find((each) => each >= '2026-11-20');
  return next !== undefined && isDay(next) ? next : undefined;
}

describe('a day that no calendar has', () => {
  it('is no day, and no part of it is another one, in digits and in words', () => {
    fc.assert(
      fc.property(monthAndDay, fc.constantFrom('号', '日'), ([month, day], unit) => {
        const expected = nextOf(month, day);
        expect(slots(`${month}月${day}${unit}提醒我还款`, 'reminder.create')['date']).toBe(expected);
        expect(slots(`${chinese(month)}月${chinese(day)}${unit}给我妈转500`, 'transfer.create')['date']).toBe(
          expected,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('is no day with a year before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2027, max: 2033 }), monthAndDay, (year, [month, day]) => {
        const written = `${year}-${pad(month)}-${pad(day)}`;
        const expected = isDay(written) ? written : undefined;
        expect(slots(`${year}年${month}月${day}日提醒我还款`, 'reminder.create')['date']).toBe(expected);
        expect(slots(`${year}-${month}-${day} 提醒我还款`, 'reminder.create')['date']).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('is no day in English', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 45 }), (month, day) => {
        const name = monthNames[month - 1] ?? '';
        const expected = nextOf(month, day);
        expect(slots(`remind me on ${name} ${day}`, 'reminder.create')['date']).toBe(expected);
        expect(slots(`remind me on ${day} ${name}`, 'reminder.create')['date']).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '查2月30日的流水', '查2月28号到30号的流水', '2月30号到3月5号的流水', '4月31号花了多少', '11月25号到32号的流水',
    'transactions on the 31st of this month', 'spending on Feb 30',
  ])('ends no period: %s', (text) => {
    expect(slots(text, 'account.transactions')['date_range']).toBeUndefined();
  }); // prettier-ignore

  it('repeats on no day', () => {
    expect(slots('每年2月30号给爷爷转一百', 'transfer.schedule_create')['recurrence']).toBeUndefined();
    expect(slots('每年2月29号给爷爷转一百', 'transfer.schedule_create')['recurrence']).toBe('yearly:02-29');
  });

  it('leaves the amount beside it alone and says that it is none', () => {
    const normal = normalise('2月30号给我妈转500');
    const mentions = readMentions(normal, corpusNow);
    expect(normalSlots('transfer.create', normal.text, mentions, corpusNow, [])).toEqual({
      amount: '500.00',
    });
    expect(signalsOf(normal.text, mentions).impossibleDay).toBe(true);
    expect(slotValueIn('date', '11月31号', corpusNow)).toBeUndefined();
  });

  it('knows the months that have the day', () => {
    expect(slots('下个月31号提醒我', 'reminder.create')['date']).toBe('2026-12-31');
    expect(slots('这个月31号提醒我', 'reminder.create')['date']).toBeUndefined();
    expect(slots('2028年2月29号提醒我', 'reminder.create')['date']).toBe('2028-02-29');
    expect(slots('30th of next month remind me', 'reminder.create')['date']).toBe('2026-12-30');
  });
});
