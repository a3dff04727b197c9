import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Day, dayOf, ok, type Outcome, refuse } from '@banxing/kernel';
import { comesAgainOn, type Reminder, toldAt } from '../reminder.ts';
import {
  activeReminders,
  endReminders,
  insertReminders,
  lockReminder,
  lockReminders,
  moveReminder,
} from '../reminder-store.ts';
import type { EngageDesk } from '../uses.ts';
import { remindAbout } from './remind-about.ts';
import { tell } from './tell.ts';

export const mostReminders = 50;

export interface NewReminder {
  readonly customer: CustomerId;
  readonly topic: string;
  readonly recurrence: string | null;
  readonly nextOn: Day;
}

/** Keeps a reminder; the same one again answers the one that is there. */
export async function setReminder(
  desk: EngageDesk,
  tx: Transaction,
  given: NewReminder,
): Promise<
  Outcome<{ reminder: Reminder; fresh: boolean; at: Date }, { readonly code: 'too_many_reminders' }>
> {
  await lockReminders(tx, given.customer);
  const now = desk.clock.now();
  const active = await activeReminders(tx, given.customer);
  const same = active.find(
    ({ topic, recurrence, nextOn }) =>
      topic === given.topic && recurrence === given.recurrence && nextOn === given.nextOn,
  );
  if (same) return ok({ reminder: same, fresh: false, at: toldAt(same.nextOn, now) });
  if (active.length >= mostReminders) return refuse({ code: 'too_many_reminders' });
  const reminder: Reminder = { ...given, id: desk.ids.next('rmd'), status: 'active', createdAt: now };
  await insertReminders(tx, [reminder]);
  const dueAt = toldAt(reminder.nextOn, now);
  await desk.reminding.start(tx, { key: reminder.id, state: { reminder: reminder.id }, dueAt });
  return ok({ reminder, fresh: true, at: dueAt });
}

/** Tells a reminder on its day and answers when it comes again; undefined when it does not. */
export async function remind(desk: EngageDesk, tx: Transaction, id: string): Promise<Date | undefined> {
  const reminder = await lockReminder(tx, id);
  if (reminder?.status !== 'active') return undefined;
  const now = desk.clock.now();
  await tell(desk, tx, [await remindAbout(desk, tx, reminder)]);
  const again = comesAgainOn(reminder);
  if (again === undefined) {
    await endReminders(tx, reminder.customer, [reminder.id], 'done', now);
    return undefined;
  }
  // Days that passed while the bank was closed are not told one after the other.
  let next = again;
  while (next < dayOf(now)) next = comesAgainOn({ ...reminder, nextOn: next }) ?? next;
  await moveReminder(tx, reminder.id, next);
  return toldAt(next, new Date(now.getTime() - 1));
}
