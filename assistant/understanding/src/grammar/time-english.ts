import { addDays, addMonths, isDay, monthOf, yearOf, type Day } from '@banxing/kernel';
import type { TimeRule } from './time-chinese.ts';
import { countOf, smallEnglish as n } from './small-number.ts';
import { dayOfMonthSense, month, monthDaySense, monthSense, noSuchDay, oneDay, pad, quarter, shifted, since, span, toOf, week, weekdaySense, years, type TimeSense } from './time-span.ts'; // prettier-ignore

const rule = (source: string, read: TimeRule['read']): TimeRule => ({
  pattern: new RegExp(`\\b(?:${source})\\b`, 'uy'),
  read,
});

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayName =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)';

const monthNumber = (name: string | undefined): number => monthNames.indexOf((name ?? '').slice(0, 3)) + 1;
const weekdayNumber = (name: string | undefined): number =>
  weekdayNames.indexOf((name ?? '').slice(0, 3)) + 1;
const unitOf = (word: string): 'day' | 'week' | 'month' | 'year' =>
  word.replace(/s$/u, '') as 'day' | 'week' | 'month' | 'year';

function which(word: string | undefined): number {
  return word === 'last' || word === 'previous' ? -1 : word === 'next' ? 1 : 0;
}

function dated(
  year: string | undefined,
  name: string | undefined,
  day: string | undefined,
  today: Day,
): TimeSense | undefined {
  if (year === undefined) return monthDaySense(today, monthNumber(name), Number(day)) ?? noSuchDay;
  const written = `${year}-${pad(monthNumber(name))}-${pad(Number(day))}`;
  return isDay(written) ? oneDay(written) : noSuchDay;
}

/** Rules for English, longer forms first where two begin alike. */
export const englishTimeRules: readonly TimeRule[] = [
  rule('(?:the )?day after tomorrow', (_, today) => oneDay(addDays(today, 2))),
  rule('(?:the )?day before yesterday', (_, today) => oneDay(addDays(today, -2))),
  rule('tomorrow|tmrw?|tmw', (_, today) => oneDay(addDays(today, 1))),
  rule('yesterday|last night', (_, today) => oneDay(addDays(today, -1))),
  rule('today|tonight', (_, today) => oneDay(today)),
  rule(
    `(?:in |over |for |during )?(?:the )?(?:last|past|previous|recent) (${n}) (days?|weeks?|months?|years?)`,
    ([count, unit = ''], today) => {
      const number = countOf(count);
      return number === undefined ? undefined : { range: since(today, number, unitOf(unit)) };
    },
  ),
  rule('(?:the )?(?:last|past) half(?: a)? year|(?:the )?(?:last|past) six months', (_, today) => ({
    range: since(today, 6, 'month'),
  })),
  rule(`in (${n}) (days?|weeks?|months?|years?)`, ([count, unit = ''], today) => {
    const number = countOf(count);
    return number === undefined ? undefined : oneDay(shifted(today, number, unitOf(unit)));
  }),
  rule(`(${n}) (days?|weeks?|months?|years?) (?:from now|later)`, ([count, unit = ''], today) => {
    const number = countOf(count);
    return number === undefined ? undefined : oneDay(shifted(today, number, unitOf(unit)));
  }),
  rule("(?:the )?end of (?:the|this) month|month-?end|this month's end", (_, today) =>
    oneDay(toOf(month(today))),
  ),
  rule('(?:the )?end of next month', (_, today) =>
    oneDay(toOf(month(addMonths(`${today.slice(0, 7)}-01`, 1)))),
  ),
  rule('(?:the )?end of (?:the|this) year|year-?end', (_, today) => oneDay(`${yearOf(today)}-12-31`)),
  rule(`(?:on |by )?(?:the )?${ordinal} of (last|this|next) month`, ([day, word], today) =>
    inMonth(today, which(word), Number(day)),
  ),
  rule(`(?:on |by )?(?:the )?${ordinal} next month|next month on the ${ordinal}`, ([day, other], today) =>
    inMonth(today, 1, Number(day ?? other)),
  ),
  rule('(last|this|next|previous|current) (week|month|quarter|year)', ([word, unit], today) =>
    calendarPeriod(today, which(word), unit ?? ''),
  ),
  rule(
    '(?:this )?year to date|so far this year|since the (?:start|beginning) of (?:the|this) year|ytd',
    (_, today) => ({ range: span(`${yearOf(today)}-01-01`, today) }),
  ),
  rule('(last|this|next) weekend', ([word], today) => {
    const saturday = addDays(toOf(week(addDays(today, which(word) * 7))), -1);
    return { day: saturday, range: span(saturday, addDays(saturday, 1)) };
  }),
  rule(`(last|this|next) ${weekdayName}`, ([word, name], today) =>
    weekdaySense(today, weekdayNumber(name), which(word)),
  ),
  rule(`(?:on )?${monthName} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d{2}))?`, ([name, day, year], today) =>
    dated(year, name, day, today),
  ),
  rule(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthName}(?:,? (20\\d{2}))?`, ([day, name, year], today) =>
    dated(year, name, day, today),
  ),
  rule(`${monthName} (20\\d{2})`, ([name, year]) => ({
    range: month(`${year}-${pad(monthNumber(name))}-01`),
  })),
  {
    pattern: new RegExp(`(?<=\\b(?:in|last|of|for|from|this|during) )${monthName}\\b`, 'uy'),
    read: ([name], today) => monthSense(today, monthNumber(name)),
  },
  rule(`since ${monthName}`, ([name], today) => {
    const range = monthSense(today, monthNumber(name))?.range;
    return range === undefined ? undefined : { range: span(range.slice(0, 10), today) };
  }),
  rule('(?:the )?(first|second|third|fourth|last) quarter(?: of (20\\d{2}))?', ([word = '', year], today) => {
    const number = ['first', 'second', 'third', 'fourth'].indexOf(word) + 1;
    return number === 0
      ? undefined
      : { range: quarter(year === undefined ? yearOf(today) : Number(year), number) };
  }),
  rule('(?:the )?(first|second) half(?: of (?:the|this) year)?', ([word], today) => ({
    range:
      word === 'first'
        ? span(`${yearOf(today)}-01-01`, `${yearOf(today)}-06-30`)
        : span(`${yearOf(today)}-07-01`, `${yearOf(today)}-12-31`),
  })),
  rule('(?:the )?month before(?: last)?', (_, today) => ({
    range: month(addMonths(`${today.slice(0, 7)}-01`, -2)),
  })),
  rule('this (?:morning|afternoon|evening)', (_, today) => oneDay(today)),
  rule('ming ?tian', (_, today) => oneDay(addDays(today, 1))),
  rule('zuo ?tian', (_, today) => oneDay(addDays(today, -1))),
  rule('jin ?tian', (_, today) => oneDay(today)),
  rule('(shang|zhe|xia) ?ge ?yue', ([word], today) => ({
    range: month(addMonths(`${today.slice(0, 7)}-01`, word === 'shang' ? -1 : word === 'xia' ? 1 : 0)),
  })),
  rule(
    '(january|february|march|april|june|july|august|september|october|november|december)',
    ([name], today) => monthSense(today, monthNumber(name)),
  ),
  rule(`(?:on )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)`, ([name], today) =>
    weekdaySense(today, weekdayNumber(name), undefined),
  ),
  rule(`(?:on |by )?the ${ordinal}`, ([day], today) => dayOfMonthSense(today, Number(day)) ?? noSuchDay),
  rule('q([1-4])(?: (20\\d{2}))?', ([number, year], today) => ({
    range: quarter(year === undefined ? yearOf(today) : Number(year), Number(number)),
  })),
  rule('(?:in|for|during|since|of) (20[0-3]\\d)', ([year]) => ({ range: years(Number(year)) })),
];

function inMonth(today: Day, months: number, day: number): TimeSense | undefined {
  const first = addMonths(`${today.slice(0, 7)}-01`, months);
  const written = `${first.slice(0, 8)}${pad(day)}`;
  return isDay(written) ? oneDay(written) : noSuchDay;
}

function calendarPeriod(today: Day, away: number, unit: string): TimeSense {
  const first = `${today.slice(0, 7)}-01`;
  if (unit === 'week') return { range: week(addDays(today, away * 7)) };
  if (unit === 'month') return { range: month(addMonths(first, away)) };
  if (unit === 'year') return { range: years(yearOf(today) + away) };
  const inQuarter = addMonths(first, away * 3);
  return { range: quarter(yearOf(inQuarter), Math.ceil(monthOf(inQuarter) / 3)) };
}
