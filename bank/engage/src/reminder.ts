import type { CustomerId } from '@banxing/capability';
import {
  addMonths,
  type Day,
  dayOf,
  type Id,
  instantAt,
  isDay,
  nextAfter,
  ok,
  type Outcome,
  parseRecurrence,
  recurrenceWords,
  refuse,
  weekdayOf,
  type Words,
  words,
} from '@banxing/kernel';

export type ReminderId = Id<'rmd'>;

/** What a customer wants to be reminded of, once or again and again, at nine in the morning. */
export interface Reminder {
  readonly id: ReminderId;
  readonly customer: CustomerId;
  readonly topic: string;
  /** A recurrence's normal form; null for once. */
  readonly recurrence: string | null;
  readonly nextOn: Day;
  readonly status: 'active' | 'done' | 'cancelled';
  readonly createdAt: Date;
}

export type ReminderTimeRefusal =
  | { readonly code: 'day_unreadable' }
  | { readonly code: 'day_past'; readonly day: Day }
  | { readonly code: 'day_too_far' }
  | { readonly code: 'recurrence_unreadable' };

const reminderHour = 9;
/** For reminders of today that are asked for after nine. */
const laterHours = [12, 15, 18, 21];
const furthestMonths = 60;

/** When a reminder of a day is told: at nine, later today when nine has passed, at once when the day is over. */
export function toldAt(day: Day, now: Date): Date {
  const hours = [reminderHour, ...laterHours].map((hour) => instantAt(day, hour));
  return hours.find((at) => at > now) ?? now;
}

/**
 * The first day of a reminder. A recurrence begins on its first day from the given one on, or after today; today itself
 * counts while its hour is to come.
 */
export function firstDay(
  given: { readonly date?: string | undefined; readonly recurrence?: string | undefined },
  now: Date,
): Outcome<Day, ReminderTimeRefusal> {
  const today = dayOf(now);
  const { date } = given;
  if (date !== undefined && !isDay(date)) return refuse({ code: 'day_unreadable' });
  if (date !== undefined && date < today) return refuse({ code: 'day_past', day: date });
  if (date !== undefined && date > addMonths(today, furthestMonths)) return refuse({ code: 'day_too_far' });
  if (given.recurrence === undefined)
    return date === undefined ? refuse({ code: 'day_unreadable' }) : ok(date);
  const recurrence = parseRecurrence(given.recurrence);
  if (!recurrence) return refuse({ code: 'recurrence_unreadable' });
  const from = date ?? today;
  const counts = from > today || instantAt(today, reminderHour) > now;
  const eve = new Date(instantAt(from, 12).getTime() - 86_400_000);
  return ok(nextAfter(recurrence, counts ? dayOf(eve) : from));
}

/** The day on which it comes again; undefined for a reminder of once. */
export function comesAgainOn(reminder: Pick<Reminder, 'recurrence' | 'nextOn'>): Day | undefined {
  const recurrence = reminder.recurrence === null ? undefined : parseRecurrence(reminder.recurrence);
  return recurrence && nextAfter(recurrence, reminder.nextOn);
}

const weekdays = '一二三四五六日';
const englishWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** 11月25日(周三), with the year when it is another one. */
export function sayDay(day: Day, today: Day): Words {
  const [year, month, date] = day.split('-').map(Number);
  const other = day.slice(0, 4) !== today.slice(0, 4);
  const weekday = weekdayOf(day) - 1;
  return words(
    `${other ? `${String(year)}年` : ''}${String(month)}月${String(date)}日(周${weekdays.charAt(weekday)})`,
    `${englishWeekdays[weekday] ?? ''} ${day}`,
  );
}

/** 每月25号, or the one day. */
export function sayWhen(reminder: Pick<Reminder, 'recurrence' | 'nextOn'>, today: Day): Words {
  const recurrence = reminder.recurrence === null ? undefined : parseRecurrence(reminder.recurrence);
  return recurrence ? recurrenceWords(recurrence) : sayDay(reminder.nextOn, today);
}
