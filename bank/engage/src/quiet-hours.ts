import { addDays, dayOf, instantAt } from '@banxing/kernel';

/** Between these hours nothing is pushed: what comes in waits for the morning. */
export const quietFromHour = 22;
export const quietUntilHour = 8;

/** So many pushes a customer gets in a day at most; more stay in the inbox. */
export const mostPushesADay = 8;

/** When something may be pushed: now, or at the end of the quiet hours. */
export function pushableAt(now: Date): Date {
  const today = dayOf(now);
  const morning = instantAt(today, quietUntilHour);
  if (now < morning) return morning;
  return now < instantAt(today, quietFromHour) ? now : instantAt(addDays(today, 1), quietUntilHour);
}
