import { addDays, type Day, dayOf, formatInstant, instantAt, weekdayOf } from '@banxing/kernel';

const weekdays = '一二三四五六日';
const span =
  /周([一二三四五六日])(?:至周([一二三四五六日]))?\s*(\d{1,2}):(\d{2})\s*[–-]\s*(\d{1,2}):(\d{2})/gu;

/** When a branch opens and closes. */
export interface OpeningTimes {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/**
 * The opening times of a day, read from a branch's hours in Chinese (周一至周五 9:00–17:00,周六 9:30–16:00); none on a
 * day when it is closed. Public holidays are not known here.
 */
export function openingOn(hoursZh: string, day: Day): OpeningTimes | undefined {
  const weekday = weekdayOf(day);
  for (const [, first = '', last, openHour, openMinute, closeHour, closeMinute] of hoursZh.matchAll(span)) {
    const from = weekdays.indexOf(first) + 1;
    const to = last === undefined ? from : weekdays.indexOf(last) + 1;
    if (weekday < from || weekday > to) continue;
    return {
      opensAt: instantAt(day, Number(openHour), Number(openMinute)),
      closesAt: instantAt(day, Number(closeHour), Number(closeMinute)),
    };
  }
  return undefined;
}

const clockTime = (at: Date): string => formatInstant(at).slice(11, 16).replace(/^0/u, '');

/** `9:00–17:00`: between which hours the branch is open on the day; empty when it is closed. */
export function hoursOn(hoursZh: string, day: Day): string {
  const opening = openingOn(hoursZh, day);
  return opening ? `${clockTime(opening.opensAt)}–${clockTime(opening.closesAt)}` : '';
}

/** So many days ahead a visit can be booked. */
export const longestAheadDays = 30;

/** The next days on which the branch can be visited, from now on. */
export function visitDays(hoursZh: string, now: Date, most: number): Day[] {
  const days = Array.from({ length: longestAheadDays + 1 }, (_, ahead) => addDays(dayOf(now), ahead));
  return days.filter((day) => isOpenLater(hoursZh, day, now)).slice(0, most);
}

/** Will the branch be open on the day, at some time after now? */
export function isOpenLater(hoursZh: string, day: Day, now: Date): boolean {
  const opening = openingOn(hoursZh, day);
  return opening !== undefined && now < opening.closesAt;
}
