import { Temporal } from 'temporal-polyfill';

/** A business day in the bank's zone, `YYYY-MM-DD`. */
export type Day = string;

/** Days from one to another, both ends included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The bank's zone. China keeps UTC+8 the whole year. */
export const bankZone = 'Asia/Shanghai';

const zoneOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

export const isDay = (text: string): text is Day => {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

/** The business day of an instant. */
export const dayOf = (instant: Date): Day =>
  new Date(instant.getTime() + zoneOffsetMs).toISOString().slice(0, 10);

/** Midnight at which the day begins, in the bank's zone. */
export const startOfDay = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - zoneOffsetMs);

/** The first instant after the day. */
export const endOfDay = (day: Day): Date => new Date(startOfDay(day).getTime() + dayMs);

/** An instant on a day at hours and minutes of the bank's zone. */
export const instantAt = (day: Day, hour: number, minute = 0, second = 0): Date =>
  new Date(startOfDay(day).getTime() + ((hour * 60 + minute) * 60 + second) * 1000);

/** ISO 8601 with the bank's offset: `2026-11-20T10:00:00+08:00`. */
export const formatInstant = (instant: Date): string =>
  `${new Date(instant.getTime() + zoneOffsetMs).toISOString().slice(0, 19)}+08:00`;

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Months later; a day that the month lacks becomes its last (31 January + 1 month = 28 February). */
export const addMonths = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMs);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const dayOfMonth = (day: Day): number => Number(day.slice(8, 10));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const daysInMonth = (day: Day): number => Temporal.PlainDate.from(day).daysInMonth;

/** The day of this number in the month of `day`, or the month's last when it is shorter. */
export const dayInMonthOf = (day: Day, dayNumber: number): Day =>
  `${day.slice(0, 8)}${String(Math.min(dayNumber, daysInMonth(day))).padStart(2, '0')}`;

/** The whole calendar month of a day. */
export const monthRange = (day: Day): DayRange => ({
  from: `${day.slice(0, 8)}01`,
  to: `${day.slice(0, 8)}${String(daysInMonth(day)).padStart(2, '0')}`,
});

/** Monday to Sunday around a day. */
export const weekRange = (day: Day): DayRange => {
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, 6) };
};

export const yearRange = (day: Day): DayRange => ({
  from: `${day.slice(0, 4)}-01-01`,
  to: `${day.slice(0, 4)}-12-31`,
});

/** Reads `YYYY-MM-DD/YYYY-MM-DD`; undefined when it is not a range or runs backwards. */
export function parseDayRange(text: string): DayRange | undefined {
  const [from = '', to = '', ...rest] = text.split('/');
  return rest.length === 0 && isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}

/** The instant an ISO 8601 duration later, reckoned on the calendar of the bank's zone (`P1M`, `PT2H`, `P1D`). */
export function addDuration(instant: Date, duration: string): Date {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(bankZone);
  return new Date(zoned.add(Temporal.Duration.from(duration)).epochMilliseconds);
}

/** Whole months of an ISO 8601 duration of years and months (`P2Y` is 24); undefined when it has other parts. */
export function monthsOfDuration(duration: string): number | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?$/u.exec(duration);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  return Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0);
}
