import { addDays, addMonths, dayInMonthOf, daysInMonth, isDay, monthRange, weekdayOf, weekRange, yearOf, type Day } from '@banxing/kernel'; // prettier-ignore

/** What words about time can mean: a day to come, and a period, seen from the past or towards the future. */
export interface TimeSense {
  /** As a day: where several fit, the next one to come. */
  readonly day?: Day;
  /** As a period: where several fit, the latest that has begun. */
  readonly range?: string;
  /** As a period where the question looks ahead; absent when it is the same. */
  readonly ahead?: string;
  /** The words leave open which month or year is meant, so a range may lend them its own. */
  readonly open?: 'month' | 'year';
}

/** Words that have the shape of a day and name none (2月30日): they are taken, so that no part of them is read as another day. */
export const noSuchDay: TimeSense = {};

export const span = (from: Day, to: Day): string => `${from}/${to}`;

export const pad = (value: number): string => String(value).padStart(2, '0');

export const fromOf = (range: string): Day => range.slice(0, 10);
export const toOf = (range: string): Day => range.slice(11);

export const oneDay = (day: Day): TimeSense => ({ day, range: span(day, day) });

export function month(day: Day): string {
  const { from, to } = monthRange(day);
  return span(from, to);
}

export function week(day: Day): string {
  const { from, to } = weekRange(day);
  return span(from, to);
}

export const years = (year: number): string => span(`${year}-01-01`, `${year}-12-31`);

/** A month by number without a year: in the past the latest that has begun, ahead the next that has not ended. */
export function monthSense(today: Day, monthNumber: number): TimeSense | undefined {
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  const year = yearOf(today);
  const thisYear = `${year}-${pad(monthNumber)}-01`;
  const current = `${today.slice(0, 7)}-01`;
  const past = thisYear <= current ? thisYear : `${year - 1}-${pad(monthNumber)}-01`;
  const next = thisYear >= current ? thisYear : `${year + 1}-${pad(monthNumber)}-01`;
  return { range: month(past), ahead: month(next), open: 'year' };
}

/** A month and a day without a year. */
export function monthDaySense(today: Day, monthNumber: number, dayNumber: number): TimeSense | undefined {
  const year = yearOf(today);
  const on = (inYear: number): Day => `${inYear}-${pad(monthNumber)}-${pad(dayNumber)}`;
  if (!isDay(`2024-${pad(monthNumber)}-${pad(dayNumber)}`)) return undefined;
  const next = on(year) >= today ? on(year) : on(year + 1);
  const past = on(year) <= today ? on(year) : on(year - 1);
  const sense: { day?: Day; range?: string; ahead?: string; open: 'year' } = { open: 'year' };
  if (isDay(next)) {
    sense.day = next;
    sense.ahead = span(next, next);
  }
  if (isDay(past)) sense.range = span(past, past);
  return sense;
}

/** A day of the month without a month: the next to come; as a period the latest that has been. */
export function dayOfMonthSense(today: Day, dayNumber: number): TimeSense | undefined {
  if (dayNumber < 1 || dayNumber > 31) return undefined;
  const first = `${today.slice(0, 7)}-01`;
  let next: Day | undefined;
  let past: Day | undefined;
  for (let ahead = 0; ahead <= 2 && !next; ahead += 1) {
    const candidate = addMonths(first, ahead);
    if (daysInMonth(candidate) < dayNumber) continue;
    const day = dayInMonthOf(candidate, dayNumber);
    if (day >= today) next = day;
  }
  for (let back = 0; back <= 2 && !past; back += 1) {
    const candidate = addMonths(first, -back);
    if (daysInMonth(candidate) < dayNumber) continue;
    const day = dayInMonthOf(candidate, dayNumber);
    if (day <= today) past = day;
  }
  return next && past
    ? { day: next, range: span(past, past), ahead: span(next, next), open: 'month' }
    : undefined;
}

/** A day of the week; `weeks` is undefined without 上/这/下. */
export function weekdaySense(today: Day, weekday: number, weeks: number | undefined): TimeSense | undefined {
  if (weekday < 1 || weekday > 7) return undefined;
  const monday = addDays(today, 1 - weekdayOf(today));
  if (weeks !== undefined) return oneDay(addDays(monday, weeks * 7 + weekday - 1));
  const here = addDays(monday, weekday - 1);
  const next = here >= today ? here : addDays(here, 7);
  const past = here <= today ? here : addDays(here, -7);
  return { day: next, range: span(past, past), ahead: span(next, next) };
}

/** Back from today by a count of units: 近三个月 on 20 November begins on 20 August. */
export function since(today: Day, count: number, unit: 'day' | 'week' | 'month' | 'year'): string {
  return span(shifted(today, -count, unit), today);
}

export function shifted(today: Day, count: number, unit: 'day' | 'week' | 'month' | 'year'): Day {
  switch (unit) {
    case 'day':
      return addDays(today, count);
    case 'week':
      return addDays(today, count * 7);
    case 'month':
      return addMonths(today, count);
    case 'year':
      return addMonths(today, count * 12);
  }
}

export function quarter(year: number, number: number): string {
  const first = `${year}-${pad((number - 1) * 3 + 1)}-01`;
  return span(first, toOf(month(addMonths(first, 2))));
}
