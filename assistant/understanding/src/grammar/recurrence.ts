import { countOf, smallCount as n } from './small-number.ts';
import { isDay } from '@banxing/kernel';
import { pad } from './time-span.ts';

/** Something that comes again: `daily`, `weekly:N`, `monthly:D`, `monthly:last`, `yearly:MM-DD`. */
export interface RecurrenceMention {
  readonly start: number;
  readonly end: number;
  /** Absent where the words say that it comes again but not when (每个月). */
  readonly value: string | undefined;
}

type Rule = readonly [
  pattern: RegExp,
  value: (groups: readonly (string | undefined)[]) => string | undefined,
];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayName =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?';
const monthly = '(?:[每美]个?月份?|每个号头|每个月头|每隔一个月|逐月|月月|按月|每月都?)';
const weekly = '(?:每个?(?:周|星期|礼拜)|逢周|逢星期|周周|每逢周)';

const monthDay = (words: string | undefined): string | undefined => {
  const day = countOf(words);
  return day !== undefined && day >= 1 && day <= 31 ? `monthly:${day}` : undefined;
};
const weekDay = (words: string | undefined): string | undefined => {
  const day = /[日天]/u.test(words ?? '') ? 7 : countOf(words);
  return day !== undefined && day >= 1 && day <= 7 ? `weekly:${day}` : undefined;
};
const named = (name: string | undefined): string | undefined => {
  const index = weekdays.indexOf((name ?? '').slice(0, 3));
  return index < 0 ? undefined : `weekly:${index + 1}`;
};

const rules: readonly Rule[] = [
  [new RegExp(`每年的?(${n})月(?:份)?的?(${n})[号日]?`, 'gu'), ([m, d]) => yearly(countOf(m), countOf(d))],
  [new RegExp(`${monthly}的?(?:最后一天|月?底|月?末|尾)`, 'gu'), () => 'monthly:last'],
  [new RegExp(`${monthly}的?(?:月?初|第一天|头一天)`, 'gu'), () => 'monthly:1'],
  [new RegExp(`${monthly}的?(?:都?在|逢)?(${n})(?:[号日]|(?![\\d百千万块元个次笔]))`, 'gu'), ([d]) => monthDay(d)],
  [new RegExp(`${weekly}(?:的)?(?:周|星期|礼拜)?([一二三四五六日天1-7])(?!次|笔|回|\\d|[十百千万])`, 'gu'), ([d]) => weekDay(d)],
  [/(?:每天|每日|天天|日日|每一天|逐日|every ?day|daily|each day)/gu, () => 'daily'],
  [/(?:the )?last day of (?:every|each) month|(?:end of (?:every|each) month|every month[- ]end)/gu, () => 'monthly:last'],
  [/(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:day )?(?:of )?(?:every|each) month/gu, ([d]) => monthDay(d)],
  [/(?:every|each) month on (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d,.k])/gu, ([d]) => monthDay(d)],
  [/monthly on (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d,.k])/gu, ([d]) => monthDay(d)],
  [/(\d{1,2})(?:st|nd|rd|th) monthly/gu, ([d]) => monthDay(d)],
  [/(?:on )?the first (?:day )?of (?:every|each) month/gu, () => 'monthly:1'],
  [new RegExp(`(?:every|each) ${weekdayName}\\b`, 'gu'), ([name]) => named(name)],
  [new RegExp(`weekly on ${weekdayName}\\b`, 'gu'), ([name]) => named(name)],
  [new RegExp(`on ${weekdayName.replace('s?', 's')}\\b`, 'gu'), ([name]) => named(name)],
  [/(?:每个?月|每月|按月|月月|每个?星期|每周|每个?礼拜|每年|每季度?|every month|each month|monthly|every week|weekly|every year)/gu, () => undefined],
]; // prettier-ignore

function yearly(month: number | undefined, day: number | undefined): string | undefined {
  if (month === undefined || day === undefined) return undefined;
  const inYear = `${pad(month)}-${pad(day)}`;
  return isDay(`2024-${inYear}`) ? `yearly:${inYear}` : undefined;
}

/** Finds words that say that something comes again, and when. */
export function readRecurrences(text: string): readonly RecurrenceMention[] {
  const mentions: RecurrenceMention[] = [];
  for (const [pattern, valueOf] of rules) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (mentions.some((other) => start < other.end && other.start < end)) continue;
      const value = valueOf(match.slice(1));
      // 每月500 begins like 每月5号: a number that is no day belongs to something else.
      if (value === undefined && match.length > 1) continue;
      mentions.push({ start, end, value });
    }
  }
  return mentions;
}
