import { addDays, addMonths, type Day, dayInMonthOf, daysInMonth, weekdayOf } from './calendar.ts';
import type { Words } from './locale.ts';

/** How often something comes again: a closed reading of the normal forms `daily`, `weekly:N`, `monthly:D`, … */
export type Recurrence =
  | { readonly every: 'day' }
  | { readonly every: 'week'; readonly weekday: number }
  | { readonly every: 'month'; readonly day: number | 'last' }
  | { readonly every: 'year'; readonly month: number; readonly day: number };

/** Reads a recurrence's normal form; undefined when it is none. */
export function parseRecurrence(text: string): Recurrence | undefined {
  if (text === 'daily') return { every: 'day' };
  if (text === 'monthly:last') return { every: 'month', day: 'last' };
  const match = /^(weekly|monthly|yearly):(\d{1,2})(?:-(\d{1,2}))?$/u.exec(text);
  const first = Number(match?.[2]);
  switch (match?.[1]) {
    case 'weekly':
      return match[3] === undefined && first >= 1 && first <= 7
        ? { every: 'week', weekday: first }
        : undefined;
    case 'monthly':
      return match[3] === undefined && first >= 1 && first <= 31 ? { every: 'month', day: first } : undefined;
    case 'yearly': {
      const day = Number(match[3]);
      const fits =
        first >= 1 &&
        first <= 12 &&
        day >= 1 &&
        day <= daysInMonth(`2024-${String(first).padStart(2, '0')}-01`);
      return fits ? { every: 'year', month: first, day } : undefined;
    }
    default:
      return undefined;
  }
}

/** The first day after `day` on which it comes; in a month or year that lacks the day, the month's last. */
export function nextAfter(recurrence: Recurrence, day: Day): Day {
  switch (recurrence.every) {
    case 'day':
      return addDays(day, 1);
    case 'week':
      return addDays(day, ((recurrence.weekday - weekdayOf(day) + 6) % 7) + 1);
    case 'month': {
      const wanted = recurrence.day === 'last' ? 31 : recurrence.day;
      const here = dayInMonthOf(day, wanted);
      return here > day ? here : dayInMonthOf(addMonths(`${day.slice(0, 8)}01`, 1), wanted);
    }
    case 'year': {
      const inYear = (year: number): Day =>
        dayInMonthOf(`${String(year)}-${String(recurrence.month).padStart(2, '0')}-01`, recurrence.day);
      const here = inYear(Number(day.slice(0, 4)));
      return here > day ? here : inYear(Number(day.slice(0, 4)) + 1);
    }
  }
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const englishWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The recurrence in the words of each language: 每月1号, every month on the 1st. */
export function recurrenceWords(recurrence: Recurrence): Words {
  switch (recurrence.every) {
    case 'day':
      return { zh: '每天', en: 'every day' };
    case 'week':
      return {
        zh: `每周${weekdays[recurrence.weekday - 1] ?? ''}`,
        en: `every ${englishWeekdays[recurrence.weekday - 1] ?? ''}`,
      };
    case 'month':
      return recurrence.day === 'last'
        ? { zh: '每月最后一天', en: 'on the last day of every month' }
        : { zh: `每月${recurrence.day}号`, en: `on day ${recurrence.day} of every month` };
    case 'year':
      return {
        zh: `每年${recurrence.month}月${recurrence.day}日`,
        en: `every year on ${String(recurrence.month).padStart(2, '0')}-${String(recurrence.day).padStart(2, '0')}`,
      };
  }
}

/** Is a day the one on which it comes? */
export const fallsOn = (recurrence: Recurrence, day: Day): boolean =>
  nextAfter(recurrence, addDays(day, -1)) === day;
