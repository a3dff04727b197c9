import {
  addDays,
  addMonths,
  type Currency,
  type Day,
  type DayRange,
  dayOf,
  formatMoneyForPeople,
  type Locale,
  money,
  monthOf,
  monthRange,
  weekRange,
  type Words,
  words,
  yearOf,
  yearRange,
} from '@banxing/kernel';

const currencyNames: Partial<Record<Currency, string>> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  HKD: '港元',
  GBP: '英镑',
  JPY: '日元',
  AUD: '澳元',
  CAD: '加元',
  SGD: '新加坡元',
  KRW: '韩元',
  THB: '泰铢',
};

/** `12,345.67 元` or `12,345.67 yuan`; foreign money by its name or code. */
export function sayMoney(minorUnits: bigint, currency: Currency, locale: Locale): string {
  const figure = formatMoneyForPeople(money(minorUnits, currency));
  if (locale === 'zh') return `${figure} ${currencyNames[currency] ?? currency}`;
  return `${figure} ${currency === 'CNY' ? 'yuan' : currency}`;
}

const englishMonths =
  'January February March April May June July August September October November December'.split(' ');
const monthName = (day: Day): string => englishMonths[monthOf(day) - 1] ?? '';
const dayNumber = (day: Day): number => Number(day.slice(8));

/** 11月10日, with the year when it is not this one. */
export function sayDay(day: Day, now: Date): Words {
  const otherYear = yearOf(day) !== yearOf(dayOf(now));
  return words(
    `${otherYear ? `${yearOf(day)}年` : ''}${monthOf(day)}月${dayNumber(day)}日`,
    `${dayNumber(day)} ${monthName(day)}${otherYear ? ` ${yearOf(day)}` : ''}`,
  );
}

const same = (a: DayRange, b: DayRange): boolean => a.from === b.from && a.to === b.to;

function sayMonth(range: DayRange, on: Day): Words | undefined {
  if (!same(range, monthRange(range.from))) return undefined;
  if (same(range, monthRange(on))) return words('这个月', 'this month');
  if (same(range, monthRange(addDays(monthRange(on).from, -1)))) return words('上个月', 'last month');
  const sameYear = yearOf(range.from) === yearOf(on);
  const zh = `${sameYear ? '' : `${yearOf(range.from)}年`}${monthOf(range.from)}月`;
  return words(zh, `${monthName(range.from)}${sameYear ? '' : ` ${yearOf(range.from)}`}`);
}

function sayYear(range: DayRange, on: Day): Words | undefined {
  if (!same(range, yearRange(range.from))) return undefined;
  const back = yearOf(on) - yearOf(range.from);
  if (back === 0) return words('今年', 'this year');
  if (back === 1) return words('去年', 'last year');
  return words(`${yearOf(range.from)}年`, `${yearOf(range.from)}`);
}

const recentSpans = [1, 2, 3, 6, 12] as const;
const chineseSpans = { 1: '一', 2: '两', 3: '三', 6: '六', 12: '十二' } as const;
const englishSpans = {
  1: 'month',
  2: 'two months',
  3: 'three months',
  6: 'six months',
  12: 'twelve months',
} as const;

function sayRecent(range: DayRange, on: Day): Words | undefined {
  const months = recentSpans.find((span) => range.to === on && range.from === addMonths(on, -span));
  if (months === undefined) return undefined;
  return words(`最近${chineseSpans[months]}个月`, `the last ${englishSpans[months]}`);
}

/** How people say a stretch of days: 今天, 上周, 这个月, 去年, else from one day to another. */
export function sayRange(range: DayRange, now: Date): Words {
  const on = dayOf(now);
  if (range.from === range.to) {
    if (range.from === on) return words('今天', 'today');
    if (range.from === addDays(on, -1)) return words('昨天', 'yesterday');
    return sayDay(range.from, now);
  }
  if (same(range, weekRange(on))) return words('这周', 'this week');
  if (same(range, weekRange(addDays(on, -7)))) return words('上周', 'last week');
  const known = sayMonth(range, on) ?? sayYear(range, on) ?? sayRecent(range, on);
  if (known) return known;
  const from = sayDay(range.from, now);
  const to = sayDay(range.to, now);
  return words(`${from.zh}到${to.zh}`, `${from.en} to ${to.en}`);
}
