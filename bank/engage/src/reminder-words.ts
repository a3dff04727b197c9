import { foldSpoken } from '@banxing/parties';
import { dayOfMonth } from '@banxing/kernel';
import type { Reminder } from './reminder.ts';

const everything = /^(?:全部|所有|全都|都|一切|all|every|everything)/u;
const fillers = /(?:的)?(?:提醒|闹钟|通知|reminders?|alerts?)$/u;
const number = /^(?:每月|每个月)?(\d{1,2})(?:号|日|th|st|nd|rd)?(?:的|那个)?$/u;

/** Which reminders the words mean: by id, by what they are about, by the day; all with 全部. */
export function remindersMeant(reminders: readonly Reminder[], said: string): readonly Reminder[] {
  const exact = reminders.filter(({ id }) => id === said.trim());
  if (exact.length > 0) return exact;
  const folded = foldSpoken(said);
  if (everything.test(folded)) return reminders;
  const bare = folded.replace(fillers, '') || folded;
  const day = number.exec(bare)?.[1];
  if (day !== undefined) {
    return reminders.filter(
      ({ nextOn, recurrence }) =>
        recurrence === `monthly:${Number(day)}` || dayOfMonth(nextOn) === Number(day),
    );
  }
  const about = (topic: string): boolean => {
    const stored = foldSpoken(topic);
    return stored.includes(bare) || bare.includes(stored);
  };
  const same = reminders.filter(({ topic }) => foldSpoken(topic) === bare);
  return same.length > 0 ? same : reminders.filter(({ topic }) => about(topic));
}
