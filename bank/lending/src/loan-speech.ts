import {
  type Day,
  type DayRange,
  formatMoneyForPeople,
  type Locale,
  money,
  monthRange,
  type Words,
  words,
  yearRange,
} from '@banxing/kernel';
import type { RepaymentMethod } from './repayment-schedule.ts';

export const methodNames = {
  equal_instalment: words('等额本息', 'equal instalments'),
  equal_principal: words('等额本金', 'equal principal'),
  interest_first: words('先息后本', 'interest first'),
} as const satisfies Record<RepaymentMethod, Words>;

const methodWords: readonly (readonly [RepaymentMethod, RegExp])[] = [
  ['equal_instalment', /等额本息|等額本息|equal[_ ]instal?lment|annuity|等本息/iu],
  ['equal_principal', /等额本金|等額本金|equal[_ ]principal|等本金|本金等额/iu],
  ['interest_first', /先息后本|先息後本|interest[_ ](?:first|only)|只还利息|到期还本/iu],
];

/** Which way of paying back is meant; undefined when none is known by the words. */
export const methodNamed = (spoken: string): RepaymentMethod | undefined =>
  methodWords.find(([, pattern]) => pattern.test(spoken))?.[0];

export const yuan = (minorUnits: bigint): string => formatMoneyForPeople(money(minorUnits));

/** 元 after or ¥ before, as the language has it. */
export const yuanWords = (minorUnits: bigint, locale: Locale): string =>
  locale === 'zh' ? `${yuan(minorUnits)} 元` : `¥${yuan(minorUnits)}`;

const sameRange = (a: DayRange, b: DayRange): boolean => a.from === b.from && a.to === b.to;

/** A range of days as people name it: 这个月, 今年, 2026年10月, or its two ends. */
export function rangeWords(range: DayRange, today: Day): Words {
  if (sameRange(range, monthRange(today))) return words('这个月', 'this month');
  if (sameRange(range, yearRange(today))) return words('今年', 'this year');
  if (range.from === range.to)
    return range.from === today ? words('今天', 'today') : words(range.from, `on ${range.from}`);
  const [year = '', month = ''] = range.from.split('-');
  if (sameRange(range, monthRange(range.from))) {
    const zh = year === today.slice(0, 4) ? `${Number(month)}月` : `${year}年${Number(month)}月`;
    return words(zh, `in ${year}-${month}`);
  }
  return words(`${range.from} 到 ${range.to}`, `from ${range.from} to ${range.to}`);
}

/** A due day as said within a range: 25号 in one month, else 11月25日. */
export function dueDayWords(day: Day, range: DayRange): Words {
  const [, month = '', date = ''] = day.split('-');
  const inOneMonth =
    range.from.slice(0, 7) === range.to.slice(0, 7) && day.startsWith(range.from.slice(0, 7));
  return words(inOneMonth ? `${Number(date)}号` : `${Number(month)}月${Number(date)}日`, `on ${day}`);
}

/** A stretch of months as 2年3个月. */
export function spanWords(months: number): Words {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0 || rest === 0) return termWords(months);
  return words(`${years}年${rest}个月`, `${termWords(years * 12).en} and ${termWords(rest).en}`);
}

/** A count of months as 30年, 18个月. */
export const termWords = (months: number): Words =>
  months % 12 === 0
    ? words(`${months / 12}年`, `${months / 12} year${months === 12 ? '' : 's'}`)
    : words(`${months}个月`, `${months} month${months === 1 ? '' : 's'}`);
