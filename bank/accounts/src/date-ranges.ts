import {
  addDays,
  addMonths,
  type Day,
  type DayRange,
  daysBetween,
  monthRange,
  ok,
  type Outcome,
  parseDayRange,
  refuse,
  type Words,
  words,
  yearRange,
} from '@banxing/kernel';

export type RangeRefusal =
  | { readonly code: 'range_unreadable'; readonly text: string }
  | { readonly code: 'range_ahead'; readonly range: DayRange };

export const rangeRefusalWords = {
  range_unreadable: (): Words =>
    words(
      '没听明白是哪段时间,可以说「上个月」或者「10月1日到7日」。',
      'I did not get which period. Try "last month" or "1 to 7 October".',
    ),
  range_ahead: (): Words =>
    words('这段时间还没到呢,暂时没有记录。', 'That period has not begun yet, so there is nothing to show.'),
};

/** The range that was said or what holds without one; refused when it cannot be read or has not begun. */
export function chooseRange(
  said: string | undefined,
  on: Day,
  otherwise: DayRange,
): Outcome<DayRange, RangeRefusal> {
  if (said === undefined || said === '') return ok(otherwise);
  const range = parseDayRange(said);
  if (!range) return refuse({ code: 'range_unreadable', text: said.slice(0, 40) });
  return range.from > on ? refuse({ code: 'range_ahead', range }) : ok(range);
}

/** The last three months up to and with a day. */
export const recentMonths = (on: Day): DayRange => ({ from: addMonths(on, -3), to: on });

const isWholeMonth = (range: DayRange): boolean => {
  const month = monthRange(range.from);
  return month.from === range.from && month.to === range.to;
};

const isWholeYear = (range: DayRange): boolean => {
  const year = yearRange(range.from);
  return year.from === range.from && year.to === range.to;
};

/** The stretch before: the month before a month, the year before a year, else as many days just before. */
export function rangeBefore(range: DayRange): DayRange {
  const eve = addDays(range.from, -1);
  if (isWholeMonth(range)) return monthRange(eve);
  if (isWholeYear(range)) return yearRange(eve);
  return { from: addDays(eve, -daysBetween(range.from, range.to)), to: eve };
}

/** As much of a range as has passed by a day; all of it when it is over. */
export const elapsedPart = (range: DayRange, on: Day): DayRange =>
  range.to > on ? { from: range.from, to: on } : range;

/** The first so many days of a range, never beyond its end. */
export function firstDays(range: DayRange, days: number): DayRange {
  const to = addDays(range.from, days - 1);
  return { from: range.from, to: to < range.to ? to : range.to };
}
