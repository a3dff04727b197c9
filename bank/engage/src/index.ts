import type { Capability } from '@banxing/capability';
import { accountBalanceAlertSet } from './capabilities/account-balance-alert-set.ts';
import { reminderCancel } from './capabilities/reminder-cancel.ts';
import { reminderCreate } from './capabilities/reminder-create.ts';
import { reminderList } from './capabilities/reminder-list.ts';
import type { Engage } from './engage.ts';

export { createEngage, type Engage } from './engage.ts';
export { type Message, type MessageId, type MessageKind, messageKinds, type Notice } from './message.ts';
export type { InboxQuery } from './message-store.ts';
export { createPusher, type Pusher } from './pusher.ts';
export type { Reminder, ReminderId } from './reminder.ts';
export type { NewReminder } from './use-cases/set-reminder.ts';
export type {
  Due,
  DueSource,
  EngageUses,
  MorningSource,
  PartiesForEngage,
  PushGateway,
  PushSubscription,
} from './uses.ts';

/** What customers can have the bank remind them of. */
export const engageCapabilities = ({ desk }: Pick<Engage, 'desk'>): Capability[] => [
  reminderCreate(desk),
  reminderList(desk),
  reminderCancel(desk),
  accountBalanceAlertSet(desk),
];

/** Inbox, reminders, watches, pushes. */
export const engageMigrations = { name: 'engage', folder: new URL('../migrations', import.meta.url) };
